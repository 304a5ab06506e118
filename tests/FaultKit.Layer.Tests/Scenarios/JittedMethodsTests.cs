namespace FaultKit.Layer.Tests;

/// <summary>What a cold start pays the compiler for the layer, counted: milliseconds on a shared machine say nothing.</summary>
public sealed class JittedMethodsTests(BuiltLayer layer) : IDisposable
{
    /// <summary>
    /// It was 16 when this was written: what starts the hook, and instances of the runtime's own generic types. What the runtime compiles for
    /// an await that had to wait comes in steps of about 15, with or without a layer; one of those is allowed for.
    /// </summary>
    private const int Budget = 40;

    private static readonly string[] s_bare = ["dotnet", Checkout.Fixture("BareFunction")];

    private readonly string _folder = Directory.CreateTempSubdirectory("faultkit-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Layer_HasFewMethodsCompiledAtStart() => Assert.InRange(await AddedAsync(layer.Opt, starts: 5), 1, Budget);

    [Fact]
    public async Task LayerThatWasNotCompiledAheadOfTime_WouldHaveMany()
    {
        var opt = layer.Copy(_folder);
        File.Copy(Checkout.Built("FaultKit.Layer", "net10.0"), BuiltLayer.EngineOf(opt), overwrite: true);

        Assert.InRange(await AddedAsync(opt, starts: 1), 10 * Budget, long.MaxValue);
    }

    /// <summary>The most of several starts, of both: those have been through the same awaits.</summary>
    private static async Task<long> AddedAsync(string opt, int starts)
    {
        long with = 0, bare = 0;
        for (var i = 0; i < starts; i++)
        {
            with = Math.Max(with, await JittedAsync([BuiltLayer.WrapperOf(opt), .. s_bare]));
            bare = Math.Max(bare, await JittedAsync(s_bare));
        }

        return with - bare;
    }

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
