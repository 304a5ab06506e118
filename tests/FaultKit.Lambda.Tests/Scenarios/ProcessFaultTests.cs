namespace FaultKit.Lambda.Tests;

/// <summary>Faults of the process around an invocation: it ends, or is under pressure.</summary>
public sealed class ProcessFaultTests
{
    private static readonly HashSet<string> s_all = ["crash", "exit", "disk", "memory", "cpu", "threads"];

    private readonly EndOfTest _end = new();

    [Theory]
    [BothTransports(FaultWhen.Before, 0)]
    [BothTransports(FaultWhen.After, 1)]
    public async Task Exit_LeavesTheInvocationWithoutAnAnswer(Transport transport, FaultWhen when, int runs)
    {
        await using var stage = (await OpenAsync(transport, new ExitFault { Code = 7, When = when }, limit: 1)).Start();

        var unanswered = stage.InvokeAsync(id: "a");
        var next = await stage.InvokeAsync(id: "b");

        Assert.Equal((false, "[1]"), (unanswered.IsCompleted, next.Text));
        Assert.Equal((runs, "exit 7"), (stage.Calls.GetValueOrDefault("a"), Assert.Single(_end.Ends)));
    }

    [Theory, BothTransports]
    public async Task Crash_NamesItsRule(Transport transport)
    {
        await using var stage = (await OpenAsync(transport, new CrashFault(), limit: 1)).Start();

        _ = stage.InvokeAsync(id: "a");
        await stage.InvokeAsync(id: "b");

        Assert.Equal("crash: FaultKit: rule \"crash Before\" of the plan in force says that this process crashes.", Assert.Single(_end.Ends));
    }

    [Theory]
    [InlineData(FaultWhen.Before, 0)]
    [InlineData(FaultWhen.After, 1)]
    public async Task ExitOfADelegate_IsTheSame(FaultWhen when, int expected)
    {
        var runs = 0;
        using var injector = Injector(new ExitFault { When = when });
        Func<string, ITestContext, Task<int>> handler = (_, _) => Task.FromResult(++runs);

        await Assert.ThrowsAsync<InvalidOperationException>(() => handler.UseChaos(injector)("", new TestContextOf("a")));

        Assert.Equal((expected, "exit 1"), (runs, Assert.Single(_end.Ends)));
    }

    [Fact]
    public async Task WithoutConsent_NothingEnds()
    {
        using var injector = new FaultInjector(new() { ProcessEnd = _end });
        injector.Load(FaultPlan.Of(Rules.Of(new CrashFault()), Rules.Of(new ExitFault())));
        await using var stage = (await Stage.OpenAsync(Transport.Memory, injector, new())).Start();

        var outcome = await stage.InvokeAsync();

        Assert.Equal(("[1]", 0), (outcome.Text, _end.Ends.Count));
    }

    [Theory]
    [BothTransports("disk")]
    [BothTransports("memory")]
    [BothTransports("cpu")]
    [BothTransports("threads")]
    public async Task Pressure_IsOnWhileTheHandlerRuns_AndOverWithItsAnswer(Transport transport, string fault)
    {
        await using var stage = await OpenAsync(transport, Of(fault));
        var meanwhile = 0;
        stage.Handler = (_, _) =>
        {
            meanwhile = stage.Injector.ActiveFaults;
            return Task.FromResult("2"u8.ToArray());
        };

        var outcome = await stage.Start().InvokeAsync();

        Assert.Equal(("2", 1, fault), (outcome.Text, meanwhile, stage.Hits.Single().Fault));
        await Patience.UntilAsync(() => stage.Injector.ActiveFaults == 0);
    }

    [Theory]
    [InlineData("disk")]
    [InlineData("memory")]
    [InlineData("cpu")]
    [InlineData("threads")]
    public async Task PressureOfADelegate_IsTheSame(string fault)
    {
        using var injector = Injector(Of(fault));
        Func<string, ITestContext, Task<int>> handler = (_, _) => Task.FromResult(injector.ActiveFaults);

        var meanwhile = await handler.UseChaos(injector)("", new TestContextOf("a"));

        Assert.Equal((1, 0, HitOutcome.Injected), (meanwhile, injector.ActiveFaults, injector.Journal.Hits.Single().Outcome));
    }

    private static PressureFault Of(string fault) => fault switch
    {
        "disk" => new DiskFault { Size = 1 << 20 },
        "memory" => new MemoryFault { Size = 1 << 20 },
        "cpu" => new CpuFault { Load = Rate.Of(0.01), Cores = 1 },
        _ => new ThreadsFault { Count = 1 },
    };

    private FaultInjector Injector(Fault fault, int? limit = null)
    {
        var injector = new FaultInjector(new() { ProcessEnd = _end, Consent = new(s_all, new Dictionary<string, Func<Exception>>()) });
        injector.Load(FaultPlan.Of(Rules.Of(fault) with { Limit = limit }));
        return injector;
    }

    private Task<Stage> OpenAsync(Transport transport, Fault fault, int? limit = null) => Stage.OpenAsync(transport, Injector(fault, limit), new());
}
