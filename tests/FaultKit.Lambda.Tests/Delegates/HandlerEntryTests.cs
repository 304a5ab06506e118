namespace FaultKit.Lambda.Tests;

/// <summary>How an invocation enters a handler under chaos: the look at the source, the point, and who is responsible.</summary>
public sealed class HandlerEntryTests
{
    private static readonly TestContextOf s_context = new("a");

    [Fact]
    public async Task SourceThatTakesItsTime_IsWaitedForBeforeTheHandlerRuns()
    {
        var source = new SlowSource();
        using var injector = Watched.By(source, time: new InstantTime());
        Func<string, ITestContext, Task<int>> handler = (_, _) => Task.FromResult(1);

        var invocation = handler.UseChaos(injector)("", s_context);
        source.Look.SetResult(PlanLook.Found("""{"version":1,"enabled":true,"environments":["Test"],"rules":[]}"""u8.ToArray()));

        Assert.Equal(1, await invocation);
    }

    [Fact]
    public async Task PlanOfTheSource_IsInForceForTheInvocationThatLooked()
    {
        var source = new ScriptedSource("");
        using var injector = Watched.By(source);
        Func<string, ITestContext, Task<int>> handler = (_, _) => Task.FromResult(1);
        source.Document = Plans.Error("Test");

        await Assert.ThrowsAsync<InjectedFaultException>(() => handler.UseChaos(injector)("", s_context));
    }

    [Theory]
    [InlineData("lambda:orders", 1)]
    [InlineData("lambda:invoices", 0)]
    public async Task Function_IsTheContextsOwn(string target, int hits)
    {
        using var injector = new FaultInjector();
        injector.Load(FaultPlan.Of(Rules.Of(new LatencyFault { Delay = TimeSpan.Zero }, target: target)));
        Func<string, ITestContext, Task<int>> handler = (_, _) => Task.FromResult(1);

        await handler.UseChaos(injector)("", s_context);

        Assert.Equal(hits, injector.Journal.Hits.Count);
    }

    [Fact]
    public async Task ContextThatThrows_MeansNoFaultAndANotice()
    {
        var notices = new Notices();
        using var injector = new FaultInjector(new() { Listeners = [notices] });
        injector.Load(FaultPlan.Of(Rules.Error()));
        Func<string, Strict, Task<int>> handler = (_, _) => Task.FromResult(1);

        var result = await handler.UseChaos(injector)("", new());

        Assert.Equal(1, result);
        Assert.Contains("strict", notices.Errors.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TestAroundTheCall_DecidesInsteadOfTheHandlersOwn()
    {
        using var own = new FaultInjector();
        using var test = new FaultInjector();
        test.Load(FaultPlan.Of(Rules.Error()));
        Func<string, ITestContext, Task<int>> handler = (_, _) => Task.FromResult(1);
        using var scope = TestScopes.Enter(test);

        await Assert.ThrowsAsync<InjectedFaultException>(() => handler.UseChaos(own)("", s_context));

        Assert.Empty(own.Journal.Hits);
    }

    [Theory, BothTransports]
    public async Task BothWaysAtOnce_InjectOnce(Transport transport)
    {
        var rules = new[] { Rules.Latency(TimeSpan.Zero), Rules.Latency(TimeSpan.Zero, FaultWhen.After), Rules.Outbound() };
        await using var stage = await Stage.OpenAsync(transport, null, rules);
        Func<byte[], ITestContext, Task<byte[]>> handler = async (json, _) =>
        {
            await Outbound.AskAsync(stage.Injector);
            return json;
        };
        var chaotic = handler.UseChaos(stage.Injector);
        stage.Handler = (id, json) => chaotic(json, new TestContextOf(id));
        stage.Start(4);

        await Task.WhenAll(Enumerable.Range(0, 100).Select(i => stage.InvokeAsync(id: $"r{i}")));

        Assert.All(stage.Hits.GroupBy(hit => (hit.Rule, hit.Scope)), group => Assert.Equal(HitOutcome.Injected, Assert.Single(group).Outcome));
        Assert.Equal(300, stage.Hits.Count);
    }

    private sealed class SlowSource : PlanSource
    {
        public TaskCompletionSource<PlanLook> Look { get; } = new();

        public override string Name => "slow";

        public override ValueTask<PlanLook> LookAsync(CancellationToken cancellation) => new(Look.Task);
    }

    private sealed class Strict
    {
        public string AwsRequestId => throw new NotSupportedException("strict");

        public string FunctionName => throw new NotSupportedException("strict");
    }
}
