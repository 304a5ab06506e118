using FaultKit.Testing;

namespace FaultKit.Lambda.Tests;

/// <summary>However many ways into one process are used at once, an invocation is faulted once: by the one nearest to the Runtime API.</summary>
public sealed class DoubleInjectionTests
{
    [Fact]
    public async Task HandlerBehindARelay_StandsDown()
    {
        await using var stage = await Stage.OpenAsync(Transport.Relay, null, Rules.Corrupt(PayloadSide.Response));

        var outcome = await TurnAsync(stage, stage.RuntimeApi);

        Assert.Equal("}1", outcome.Text);
        Assert.Single(stage.Hits);
    }

    [Fact]
    public async Task HandlerThatPollsPastTheRelay_Injects()
    {
        await using var stage = await Stage.OpenAsync(Transport.Relay, null, Rules.Corrupt(PayloadSide.Response));

        var outcome = await TurnAsync(stage, stage.Function.RuntimeApi);

        Assert.Equal("}1", outcome.Text);
        Assert.Single(stage.Hits);
    }

    [Fact]
    public async Task HandlerThatStandsDown_StillTellsCallsWhoseTheyAre()
    {
        await using var stage = await Stage.OpenAsync(Transport.Relay, null);
        using var other = new FaultInjector();
        other.Load(FaultPlan.Of(Rules.Outbound(), Rules.Error()));

        var outcome = await TurnAsync(stage, stage.RuntimeApi, other, async () => await Outbound.AskAsync(other));

        Assert.Equal("1", outcome.Text);
        Assert.Equal((ScopeKind.Invocation, outcome.RequestId), (other.Journal.Hits.Single().ScopeKind, other.Journal.Hits.Single().Scope));
    }

    [Fact]
    public async Task DelegateBehindARelay_StandsDown()
    {
        await using var stage = await Stage.OpenAsync(Transport.Relay, null, Rules.Latency(TimeSpan.Zero), Rules.Error(FaultWhen.After));
        Func<string, ITestContext, Task<string>> handler = (json, _) => Task.FromResult(json);
        var chaotic = handler.UseChaos(stage.Injector);
        stage.Handler = async (id, _) => System.Text.Encoding.UTF8.GetBytes(await chaotic("2", new TestContextOf(id)));

        var outcome = await stage.Start().InvokeAsync();

        Assert.Equal("Broken", outcome.ErrorType);
        Assert.Equal(2, stage.Hits.Injected.Count);
    }

    [Fact]
    public async Task TwoRelaysInAChain_AreNotMade()
    {
        var process = new StandInProcess();
        process.Variables["AWS_LAMBDA_RUNTIME_API"] = "127.0.0.1:9001";
        using var injector = new FaultInjector();
        await using var layers = RelayRedirect.Try(injector, process);
        Func<string, ITestContext, Task<string>> handler = (json, _) => Task.FromResult(json);
        using var own = new FaultInjector();
        own.Load(FaultPlan.Of(Rules.Error()));

        await using var second = RelayRedirect.Try(own, process);
        var result = await handler.UseChaos(own)("1", new TestContextOf("a"));

        Assert.Null(second);
        Assert.Equal("1", result);
    }

    public static TheoryData<string, Fault> Every => new()
    {
        { "latency", new LatencyFault { Delay = TimeSpan.Zero } },
        { "latency after", new LatencyFault { Delay = TimeSpan.Zero, When = FaultWhen.After } },
        { "timeout", new TimeoutFault { Margin = TimeSpan.FromMinutes(10) } },
        { "error", new ErrorFault() },
        { "throttle", new ThrottleFault { When = FaultWhen.After } },
        { "response", new ResponseFault() },
        { "response keepBody", new ResponseFault { KeepBody = true, When = FaultWhen.After } },
        { "slow-body", new SlowBodyFault { BytesPerSecond = 1_000_000 } },
        { "corrupt", new CorruptFault { Kind = CorruptionKind.MalformedJson } },
        { "batch", new BatchFault { Kind = BatchKind.Duplicate } },
        { "batch after", new BatchFault { Kind = BatchKind.PartialFailure } },
        { "deadline", new DeadlineFault { Remaining = TimeSpan.FromSeconds(1) } },
        { "cold-start", new ColdStartFault { Delay = TimeSpan.Zero } },
        { "init-error", new InitErrorFault() },
        { "crash", new CrashFault { When = FaultWhen.After } },
        { "exit", new ExitFault() },
        { "memory", new MemoryFault { Size = 1 << 20 } },
        { "disk", new DiskFault { Size = 1 << 20 } },
        { "cpu", new CpuFault { Load = Rate.Of(0.01), Cores = 1 } },
        { "threads", new ThreadsFault { Count = 1 } },
    };

    [Theory]
    [MemberData(nameof(Every), DisableDiscoveryEnumeration = true)]
    public async Task AnyFault_IsInjectedOnce_WhereThreeWaysAreActive(string name, Fault fault)
    {
        await using var stage = await AllowingAsync(fault);
        var chaotic = Answering.UseChaos(stage.Injector);
        var client = Client(stage);
        var runtime = new MiniRuntime(client, stage.RuntimeApi, async (id, _) => System.Text.Encoding.UTF8.GetBytes(await chaotic("", new TestContextOf(id))));
        var invocation = stage.InvokeAsync(fault is BatchFault ? Sample.Text("sqs") : Streams.Http);

        // One that ends the process gives no answer, and the client polls on until the test ends.
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Patience.Token);
        var running = runtime.RunAsync(1, end.Token);
        await Patience.UntilAsync(() => stage.Hits.Count > 0 && (invocation.IsCompleted || fault is CrashFault or ExitFault));
        await end.CancelAsync();
        await running;

        Assert.Equal((name, fault.Type), (name, Assert.Single(stage.Hits.Injected).Fault));
    }

    public static TheoryData<string, Fault> OfStreams => new()
    {
        { "connection", new ConnectionFault { Kind = ConnectionKind.Closed, AfterBytes = 3, When = FaultWhen.After } },
        { "error afterBytes", new ErrorFault { AfterBytes = 3, When = FaultWhen.After } },
        { "response keepBody", new ResponseFault { KeepBody = true, When = FaultWhen.After } },
        { "slow-body", new SlowBodyFault { BytesPerSecond = 1_000_000 } },
        { "corrupt", new CorruptFault { Kind = CorruptionKind.MalformedJson } },
    };

    [Theory]
    [MemberData(nameof(OfStreams), DisableDiscoveryEnumeration = true)]
    public async Task FaultOfAStream_IsInjectedOnce_WhereTwoWaysSeeIt(string name, Fault fault)
    {
        await using var stage = await AllowingAsync(fault);
        using var client = Client(stage);

        await stage.StreamAsync(client, Streams.Http, Streams.Prelude, "whole");

        Assert.Equal((name, fault.Type, 1), (name, Assert.Single(stage.Hits.Injected).Fault, stage.Hits.Count));
    }

    private static Func<string, ITestContext, Task<string>> Answering => (_, _) => Task.FromResult("""{"statusCode":200,"body":"1"}""");

    private static HttpClient Client(Stage stage) => new(new RuntimeApiHandler(stage.Injector, LambdaChaos.CreateTransport(), new(), () => stage.RuntimeApi));

    private static Task<Stage> AllowingAsync(Fault fault)
    {
        HashSet<string> all = ["crash", "exit", "disk", "memory", "cpu", "threads"];
        var injector = new FaultInjector(new() { ProcessEnd = new EndOfTest(), Consent = new(all, new Dictionary<string, Func<Exception>>()) });
        injector.Load(FaultPlan.Of(Rules.Of(fault) with { Limit = fault is CrashFault or ExitFault or InitErrorFault ? 10 : null }));
        return Stage.OpenAsync(Transport.Relay, injector, new());
    }

    /// <summary>Serves one invocation with a handler in the client.</summary>
    private static async Task<LambdaOutcome> TurnAsync(Stage stage, string runtimeApi, FaultInjector? injector = null, Func<Task>? work = null)
    {
        var handler = new RuntimeApiHandler(injector ?? stage.Injector, LambdaChaos.CreateTransport(), new(), () => stage.RuntimeApi);
        using var client = new HttpClient(handler);
        var runtime = new MiniRuntime(client, runtimeApi, async (_, json) =>
        {
            await (work?.Invoke() ?? Task.CompletedTask);
            return json;
        });
        var invocation = stage.InvokeAsync();
        await runtime.TurnAsync(Patience.Token);
        return await invocation;
    }
}
