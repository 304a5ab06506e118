using Microsoft.Extensions.Time.Testing;

namespace FaultKit.Tests;

/// <summary>Throttles that let calls pass, and know who was asked to wait.</summary>
public sealed class ThrottleTests
{
    private static readonly FaultPoint s_point = FaultPoint.Custom("throttle");
    private static readonly ThrottleFault s_quota = new() { Limit = 2, Window = TimeSpan.FromMinutes(1) };
    private static readonly ThrottleFault s_police = new() { RetryAfter = TimeSpan.FromSeconds(2), Police = true };

    private readonly FaultScope _caller = Some.Scope("caller");
    private readonly FakeTimeProvider _time = new(Some.Instant);

    [Fact]
    public void Quota_RefusesWhatIsBeyondIt()
    {
        using var injector = Injector(s_quota);

        var refused = Enumerable.Range(0, 4).Select(_ => Call(injector) is not null);

        Assert.Equal([false, false, true, true], refused);
    }

    [Fact]
    public void QuotaOfTheNextWindow_IsFresh()
    {
        using var injector = Injector(s_quota);
        Assert.Equal(2, Enumerable.Range(0, 4).Count(_ => Call(injector) is not null));

        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.Null(Call(injector));
    }

    [Fact]
    public void RefusedByAQuota_IsAskedToWaitForTheNextWindow()
    {
        using var injector = Injector(s_quota with { Limit = 1 });
        Call(injector);
        _time.Advance(TimeSpan.FromSeconds(45));

        Assert.Equal(TimeSpan.FromSeconds(15), Call(injector)!.RetryAfter);
    }

    [Fact]
    public void RefusedByAQuotaWithAWaitOfItsOwn_IsAskedForThat()
    {
        using var injector = Injector(s_quota with { Limit = 1, RetryAfter = TimeSpan.FromSeconds(3) });
        Call(injector);

        Assert.Equal(TimeSpan.FromSeconds(3), Call(injector)!.RetryAfter);
    }

    [Fact]
    public void Quota_OutlivesAReloadThatLeavesTheRuleAsItIs()
    {
        using var injector = Injector(s_quota);
        Call(injector);

        injector.Load(Plan(s_quota, Some.Rule("other", target: "point:elsewhere")));

        Assert.Equal([false, true], new[] { Call(injector), Call(injector) }.Select(fault => fault is not null));
    }

    [Fact]
    public void CallWithinAQuota_IsNoHit()
    {
        using var injector = Injector(s_quota);

        Call(injector);

        Assert.Empty(injector.Journal.Hits);
    }

    [Fact]
    public void Explanation_SaysThatTheQuotaLetsACallPass()
    {
        using var injector = Injector(s_quota);

        var verdicts = Enumerable.Range(1, 3).Select(number => injector.Explain(new() { Point = s_point, Number = number }).Rules[0].Kind);

        Assert.Equal([VerdictKind.WithinQuota, VerdictKind.WithinQuota, VerdictKind.Injected], verdicts);
    }

    [Fact]
    public void CallerWhoComesBackTooEarly_IsWrittenDown()
    {
        using var injector = Injector(s_police);
        Call(injector);
        _time.Advance(TimeSpan.FromSeconds(0.5));

        Call(injector);

        Assert.Equal("came back 1.5 s too early", Assert.Single(injector.Journal.Hits.Early).Detail);
    }

    [Fact]
    public void CallerWhoWaits_IsNot()
    {
        using var injector = Injector(s_police);
        Call(injector);
        _time.Advance(TimeSpan.FromSeconds(2));

        Call(injector);

        Assert.Empty(injector.Journal.Hits.Early);
    }

    [Fact]
    public void AnotherCaller_IsNot()
    {
        using var injector = Injector(s_police);
        Call(injector);

        Call(injector, Some.Scope("another"));

        Assert.Empty(injector.Journal.Hits.Early);
    }

    [Fact]
    public void CallThatTheRuleIsNotFor_IsWrittenDownToo()
    {
        using var injector = Some.Injector(FaultPlan.Of(Some.Rule("r", s_police) with { Calls = CallRange.Only(1) }), new() { Time = _time });
        Call(injector);

        var second = Call(injector);

        Assert.Equal((null, 1), (second, injector.Journal.Hits.Early.Count));
    }

    [Fact]
    public void CallerWhoWasNotRefusedAfterAll_IsNotWaitedFor()
    {
        using var injector = Injector(s_police);
        injector.Decide(new(s_point, scope: _caller))!.Dispose();

        Call(injector);

        Assert.Empty(injector.Journal.Hits.Early);
    }

    private FaultInjector Injector(ThrottleFault fault) => Some.Injector(Plan(fault), new() { Time = _time });

    private static FaultPlan Plan(ThrottleFault fault, params FaultRule[] more) => FaultPlan.Of([Some.Rule("r", fault), .. more]);

    private ThrottleFault? Call(FaultInjector injector, FaultScope? caller = null)
    {
        using var decision = injector.Decide(new(s_point, scope: caller ?? _caller));
        return (ThrottleFault?)decision?.Terminal(FaultWhen.Before);
    }
}
