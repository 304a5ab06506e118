using Microsoft.Extensions.Time.Testing;

namespace FaultKit.Tests;

public sealed class FaultDecisionPressureTests : IDisposable
{
    private static readonly FaultPoint s_point = FaultPoint.Lambda("pressed");

    private static readonly Dictionary<string, PressureFault> s_faults = new()
    {
        ["memory"] = new MemoryFault { Size = 1 << 20 },
        ["cpu"] = new CpuFault { Load = Rate.OfPercentage(1), Cores = 1 },
        ["disk"] = new DiskFault { Size = 1 << 20 },
        ["threads"] = new ThreadsFault { Count = 1 },
    };

    private readonly FakeTimeProvider _time = new(Some.Instant);
    private readonly FaultInjector _injector;

    public static MatrixTheoryData<string, string> Ends => new(s_faults.Keys, ["turned off", "another plan", "expired"]);

    public FaultDecisionPressureTests() => _injector = new(new() { Time = _time, Consent = new(new HashSet<string> { "memory", "cpu", "disk", "threads", "crash", "exit" }, new Dictionary<string, Func<Exception>>()) });

    [Fact]
    public void WithoutConsent_ThereIsNoPressure()
    {
        using var injector = new FaultInjector();
        injector.Load(FaultPlan.Of(Some.Rule("d", new DiskFault { Size = 1 }, "lambda:*")));

        Assert.Null(injector.Decide(new(s_point)));
    }

    [Fact]
    public void Pressure_LastsAsLongAsTheDecision()
    {
        _injector.Load(FaultPlan.Of(Some.Rule("d", new DiskFault { Size = 1 << 20 }, "lambda:*")));
        var decision = _injector.Decide(new(s_point))!;

        var time = decision.Press();
        var isKept = decision.HasAfter;
        decision.Dispose();

        Assert.Equal((PressureFault.DefaultDuration, true), (time, isKept));
        Assert.StartsWith("1 MiB of ", _injector.Journal.Hits.Single().Detail, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ends))]
    public void PressureThatIsOn_EndsWithFaults(string fault, string end)
    {
        var plan = FaultPlan.Of(Some.Rule("p", s_faults[fault], "lambda:*")) with { Expires = Some.Instant.AddHours(1) };
        _injector.Load(plan);
        using var decision = _injector.Decide(new(s_point))!;
        decision.Press();
        var pressure = Assert.Single(decision.Pressures).Pressure;
        Assert.True(SpinWait.SpinUntil(() => IsOn(pressure), TimeSpan.FromSeconds(60)));

        EndFaults(end, plan);

        Assert.True(SpinWait.SpinUntil(() => !IsOn(pressure), TimeSpan.FromSeconds(60)));
    }

    [Fact]
    public void CallThatIsNotMade_IsUnderNoPressure()
    {
        _injector.Load(FaultPlan.Of(Some.Rule("d", new DiskFault { Size = 1 }, "lambda:*"), Some.Rule("e", new ErrorFault(), "lambda:*")));

        using var decision = _injector.Decide(new(s_point))!;

        Assert.Null(decision.Press());
        Assert.Equal((HitOutcome.Suppressed, "rule \"e\" leaves no call to put under pressure"), (_injector.Journal.Hits[0].Outcome, _injector.Journal.Hits[0].Detail));
    }

    [Fact]
    public async Task PointUnderPressure_TakesItsTime()
    {
        _injector.Load(FaultPlan.Of(Some.Rule("t", new ThreadsFault { Count = 1, Duration = TimeSpan.FromSeconds(3) }, "point:p")));

        var passing = _injector.PointAsync("p", TestContext.Current.CancellationToken).AsTask();
        _time.Advance(TimeSpan.FromSeconds(2.9));
        var early = passing.IsCompleted;
        _time.Advance(TimeSpan.FromSeconds(0.1));
        await passing;

        Assert.Equal((false, HitOutcome.Injected), (early, _injector.Journal.Hits.Single().Outcome));
    }

    [Fact]
    public void InitializationsAndInvocations_HaveRulesOfTheirOwn()
    {
        _injector.Load(FaultPlan.Of(Some.Rule("i", new ColdStartFault { Delay = TimeSpan.FromSeconds(1) }, "lambda:*"), Some.Rule("e", new ErrorFault(), "lambda:*")));

        using var init = _injector.DecideInit("pressed", "stream-1")!;
        using var invocation = _injector.Decide(new(s_point))!;
        init.End("over");
        invocation.Terminal(FaultWhen.Before);

        Assert.Equal(("i", ScopeKind.Environment, "stream-1", "e"), (_injector.Journal.Hits[0].Rule, _injector.Journal.Hits[0].ScopeKind, _injector.Journal.Hits[0].Scope, _injector.Journal.Hits[1].Rule));
        Assert.Null(_injector.DecideInit("pressed", "stream-1"));
    }

    [Fact]
    public void ConditionsOnAnInitialization_AreRefused()
    {
        var rule = Some.Rule("i", new InitErrorFault(), "lambda:*") with { Match = new([new("coldStart", MatchOperator.Exists, MatchValue.Of(true))]) };

        var refusal = Assert.Throws<ArgumentException>("rules", () => FaultPlan.Of(rule));

        Assert.Contains("an initialization has nothing that conditions could look at", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AlternativesOfBothSorts_AreRefused()
    {
        var fault = new OneOfFault(new(1, new InitErrorFault()), new(1, new ErrorFault()));

        var refusal = Assert.Throws<ArgumentException>("rules", () => FaultPlan.Of(Some.Rule("i", fault, "lambda:*")));

        Assert.Contains("alternatives are either of initializations or of calls", refusal.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _injector.Dispose();

    private static bool IsOn(IDisposable pressure) => pressure switch
    {
        MemoryPressure memory => memory.IsHeld,
        CpuPressure cpu => cpu.IsAlive,
        DiskPressure disk => disk.Held > 0,
        _ => ((ThreadPressure)pressure).Blocked > 0,
    };

    private void EndFaults(string how, FaultPlan plan)
    {
        switch (how)
        {
            case "turned off":
                _injector.TurnOff("enough");
                break;
            case "another plan":
                _injector.Load(plan with { Enabled = false });
                break;
            default:
                _time.Advance(TimeSpan.FromHours(1));
                break;
        }
    }
}
