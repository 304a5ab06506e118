namespace FaultKit.Layer.Tests;

/// <summary>What a cold start pays the compiler for the layer, counted: milliseconds on a shared machine say nothing.</summary>
public sealed class JittedMethodsTests(BuiltLayer layer)
{
    /// <summary>Half as much again as it was when this was written; what is left are instances of the runtime's own generic types.</summary>
    private const int Budget = 200;

    [Fact]
    public async Task Layer_HasFewMethodsCompiledAtStart()
    {
        string[] bare = ["dotnet", Checkout.Fixture("BareFunction")];

        var without = await JittedAsync(bare);
        var with = await JittedAsync([layer.Wrapper, .. bare]);

        Assert.InRange(with - without, 1, Budget);
    }

    /// <summary>Counted in the first invocation, under a plan that watches and has nothing to say.</summary>
    private static async Task<long> JittedAsync(string[] command)
    {
        var plan = FunctionProcess.FailingPlan.Replace("lambda:*", "lambda:another", StringComparison.Ordinal);
        await using var function = await FunctionProcess.StartAsync(command, ("FAULTKIT_PLAN", plan));

        return (await function.ReportAsync()).Jitted;
    }
}
