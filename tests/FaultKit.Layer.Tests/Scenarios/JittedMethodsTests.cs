namespace FaultKit.Layer.Tests;

/// <summary>What a cold start pays the compiler for the layer, counted: milliseconds on a shared machine say nothing.</summary>
public sealed class JittedMethodsTests(BuiltLayer layer) : IDisposable
{
    /// <summary>It was 86 when this was written: three of the hook, and instances of the runtime's own generic types.</summary>
    private const int Budget = 60;

    private static readonly string[] s_bare = ["dotnet", Checkout.Fixture("BareFunction")];

    private readonly string _folder = Directory.CreateTempSubdirectory("faultkit-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Layer_HasFewMethodsCompiledAtStart() => Assert.InRange(await AddedAsync(layer.Opt), 1, Budget);

    [Fact]
    public async Task LayerThatWasNotCompiledAheadOfTime_WouldHaveMany()
    {
        var opt = layer.Copy(_folder);
        File.Copy(Checkout.Built("FaultKit.Layer", "net10.0"), BuiltLayer.EngineOf(opt), overwrite: true);

        Assert.InRange(await AddedAsync(opt), 2 * Budget, long.MaxValue);
    }

    private static async Task<long> AddedAsync(string opt) => await JittedAsync([BuiltLayer.WrapperOf(opt), .. s_bare]) - await JittedAsync(s_bare);

    /// <summary>
    /// Counted in the first invocation, under a plan that has nothing to say. Without tiers: they compile again what is called often, and
    /// how often that is by then depends on the machine.
    /// </summary>
    private static async Task<long> JittedAsync(string[] command)
    {
        var plan = FunctionProcess.FailingPlan.Replace("lambda:*", "lambda:another", StringComparison.Ordinal);
        await using var function = await FunctionProcess.StartAsync(command, ("FAULTKIT_PLAN", plan), ("DOTNET_TieredCompilation", "0"));

        return (await function.ReportAsync()).Jitted;
    }
}
