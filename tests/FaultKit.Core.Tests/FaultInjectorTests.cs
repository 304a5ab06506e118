using Microsoft.Extensions.Time.Testing;

namespace FaultKit.Tests;

public sealed class FaultInjectorTests
{
    private static readonly FaultPoint s_point = FaultPoint.Custom("injector");

    private readonly FakeTimeProvider _time = new(Some.Instant);
    private readonly RecordingListener _listener = new();

    [Fact]
    public void WithoutAPlan_NothingIsDecided()
    {
        using var injector = new FaultInjector();

        using var decision = injector.Decide(new(s_point));

        Assert.Null(decision);
    }

    [Fact]
    public void WithARuleForThePoint_ItsFaultIsDecided()
    {
        using var injector = Some.Injector(FaultPlan.Of(Some.Rule("r")));

        using var decision = injector.Decide(new(s_point));

        Assert.Equal(Some.Error, decision?.Terminal(FaultWhen.Before));
    }

    [Theory]
    [InlineData("Staging", true)]
    [InlineData("staging", true)]
    [InlineData("Production", false)]
    public void APlan_IsInForceWhereItSaysSo(string environment, bool isOn)
    {
        using var injector = new FaultInjector(new() { Environment = environment });

        injector.Load(FaultPlan.Of(Some.Rule("r")) with { Environments = ["Development", "Staging"] });

        Assert.Equal(isOn, injector.Plan is not null);
    }

    [Fact]
    public void APlanThatIsNotEnabled_TurnsOffTheOneBeforeIt()
    {
        using var injector = Some.Injector(FaultPlan.Of(Some.Rule("r")));

        injector.Load(FaultPlan.Of(Some.Rule("r")) with { Enabled = false });

        Assert.Null(injector.Plan);
    }

    [Fact]
    public void AnInjectorMadeWithoutOptions_IsInProduction()
    {
        using var injector = new FaultInjector();

        injector.Load(FaultPlan.Of(Some.Rule("r")) with { Environments = ["Production"] });

        Assert.NotNull(injector.Plan);
    }

    [Fact]
    public void APlanThatHasExpired_DoesNotComeIntoForce()
    {
        using var injector = Timed();

        injector.Load(FaultPlan.Of(Some.Rule("r")) with { Expires = Some.Instant });

        Assert.Null(injector.Plan);
    }

    [Fact]
    public void APlanThatExpiresWhileItRuns_EndsAtThatInstant()
    {
        using var injector = Timed();
        injector.Load(FaultPlan.Of(Some.Rule("r")) with { Expires = Some.Instant.AddMinutes(1) });

        _time.Advance(TimeSpan.FromSeconds(59.999));
        using var before = injector.Decide(new(s_point));
        _time.Advance(TimeSpan.FromMilliseconds(1));
        using var after = injector.Decide(new(s_point));

        Assert.Equal((true, true), (before is not null, after is null));
    }

    [Fact]
    public void AnExpiredPlan_SaysWhyItEnded()
    {
        using var injector = Timed();
        injector.Load(FaultPlan.Of(Some.Rule("r")) with { Expires = Some.Instant.AddMinutes(1) });

        _time.Advance(TimeSpan.FromMinutes(1));
        injector.Decide(new(s_point));

        Assert.Contains(_listener.Notices, notice => notice.Message == "faults are off: the plan expired at 2026-03-01 12:01:00Z");
    }

    [Fact]
    public void APlanLoadedWhileAnotherIsFoundExpired_StaysInForce()
    {
        var clock = new MeddlingClock();
        using var injector = new FaultInjector(new() { Time = clock });
        injector.Load(FaultPlan.Of(Some.Rule("old")) with { Expires = clock.Now.AddMinutes(1) });
        clock.Now = clock.Now.AddMinutes(2);
        clock.OnNextLook = () => injector.Load(FaultPlan.Of(Some.Rule("new")));

        using var decision = injector.Decide(new(s_point));

        Assert.Equal("new", injector.Plan?.Rules[0].Name);
    }

    [Fact]
    public void TurnedOff_NothingIsDecided()
    {
        using var injector = Some.Injector(FaultPlan.Of(Some.Rule("r")));

        injector.TurnOff("enough");

        Assert.Null(injector.Decide(new(s_point)));
    }

    [Fact]
    public void TurnedOffAndOn_CountersGoOn()
    {
        var plan = FaultPlan.Of(Some.Rule("r") with { Limit = 1 });
        using var injector = Some.Injector(plan);
        injector.Decide(new(s_point))!.Terminal(FaultWhen.Before);

        injector.TurnOff("enough");
        injector.Load(plan);

        Assert.Null(injector.Decide(new(s_point)));
    }

    [Fact]
    public void Disposed_NoPlanComesIntoForceAgain()
    {
        var injector = Some.Injector(FaultPlan.Of(Some.Rule("r")));

        injector.Dispose();
        injector.Load(FaultPlan.Of(Some.Rule("r")));

        Assert.Null(injector.Plan);
    }

    [Fact]
    public void TurnedOff_RulesThatNoCallMatchedAreNamed()
    {
        using var injector = new FaultInjector(new() { Listeners = [_listener] });
        injector.Load(FaultPlan.Of(Some.Rule("met"), Some.Rule("unmet", target: "point:elsewhere")));
        injector.Decide(new(s_point))?.Dispose();

        injector.TurnOff("enough");

        Assert.Equal("rules that no call ever matched: \"unmet\" (point:elsewhere)", _listener.Notices.Last().Message);
    }

    [Fact]
    public void AListenerThatThrows_HarmsNobody()
    {
        using var injector = new FaultInjector(new() { Listeners = [new ThrowingListener(), _listener] });
        injector.Load(FaultPlan.Of(Some.Rule("r")));

        var fault = injector.Decide(new(s_point))!.Terminal(FaultWhen.Before);

        Assert.Equal((Some.Error, 1, 1), (fault, _listener.Hits.Count, _listener.Notices.Count));
    }

    [Fact]
    public void AJournalThatKeepsNothing_HarmsNobody()
    {
        using var injector = Some.Injector(FaultPlan.Of(Some.Rule("r")), new() { JournalCapacity = 0 });

        var fault = injector.Decide(new(s_point))!.Terminal(FaultWhen.Before);

        Assert.Equal((Some.Error, 0, 1), (fault, injector.Journal.Hits.Count, injector.Journal.Total));
    }

    [Fact]
    public void AnInternalFailure_IsSaidAndMeansNoFault()
    {
        var clock = new MeddlingClock();
        using var injector = new FaultInjector(new() { Time = clock, Listeners = [_listener] });
        injector.Load(FaultPlan.Of(Some.Rule("r")) with { Expires = clock.Now.AddMinutes(1) });
        clock.OnNextLook = () => throw new InvalidTimeZoneException("broken clock");

        using var decision = injector.Decide(new(s_point));

        Assert.Equal((true, NoticeLevel.Error), (decision is null, _listener.Notices.Last().Level));
    }

    [Theory]
    [InlineData("point:injector", true)]
    [InlineData("point:another", false)]
    public void APoint_ConcernsThePlansThatSpeakToIt(string target, bool expected)
    {
        using var injector = Some.Injector(FaultPlan.Of(Some.Rule("r", target: target)));

        var concerns = injector.Concerns(s_point);

        Assert.Equal(expected, concerns);
    }

    private FaultInjector Timed() => new(new() { Time = _time, Listeners = [_listener] });

    private sealed class ThrowingListener : IFaultListener
    {
        public void OnHit(FaultHit hit) => throw new InvalidTimeZoneException("listener");

        public void OnNotice(FaultNotice notice) => throw new InvalidTimeZoneException("listener");
    }

    private sealed class MeddlingClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = Some.Instant;

        public Action? OnNextLook { get; set; }

        public override DateTimeOffset GetUtcNow()
        {
            var action = OnNextLook;
            OnNextLook = null;
            action?.Invoke();
            return Now;
        }
    }
}
