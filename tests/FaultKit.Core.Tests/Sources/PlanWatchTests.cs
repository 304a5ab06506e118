using Microsoft.Extensions.Time.Testing;

namespace FaultKit.Tests;

/// <summary>What looks at a source do to the plan in force.</summary>
public sealed class PlanWatchTests : IDisposable
{
    private static readonly TimeSpan s_almostStale = new PlanTiming().StaleAfter - TimeSpan.FromMilliseconds(1);

    private readonly FakeTimeProvider _time = new(Some.Instant);
    private readonly RecordingListener _listener = new();
    private readonly ScriptedSource _source = new();
    private readonly FaultInjector _injector;
    private readonly PlanWatch _watch;

    public PlanWatchTests()
    {
        _injector = new(new() { Environment = "Development", Time = _time, Listeners = [_listener] });
        _watch = new(_injector, _source);
    }

    private static PlanLook Good { get; } = ScriptedSource.Found(Documents.Rule());

    private static PlanLook Broken { get; } = ScriptedSource.Found("{\"version\": 1, ");

    private bool IsOn => _injector.Plan is not null;

    public void Dispose() => _injector.Dispose();

    [Fact]
    public void AGoodDocument_ComesIntoForce()
    {
        Look(Good);

        Assert.True(IsOn);
    }

    [Fact]
    public void AnUnchangedDocument_IsNotReadAgain()
    {
        Look(Good);
        var plan = _injector.Plan;

        Look(PlanLook.Unchanged);

        Assert.Same(plan, _injector.Plan);
    }

    [Fact]
    public void ABrokenEdit_KeepsTheLastGoodPlanForAWhile()
    {
        Look(Good);
        Look(Broken);

        var isOn = LookLater(s_almostStale, PlanLook.Unchanged);
        var isStillOn = LookLater(TimeSpan.FromMilliseconds(1), PlanLook.Unchanged);

        Assert.Equal((true, false), (isOn, isStillOn));
    }

    [Fact]
    public void ABrokenEditSeenAgainAndAgain_KeepsTheLastGoodPlanNoLonger()
    {
        Look(Good);
        LookLater(s_almostStale, Broken);

        var isOn = LookLater(TimeSpan.FromMilliseconds(1), Broken);

        Assert.False(isOn);
    }

    [Fact]
    public void AfterABrokenEdit_TheNextGoodOneApplies()
    {
        Look(Good);
        Look(Broken);
        LookLater(TimeSpan.FromHours(1), PlanLook.Unchanged);

        Look(Good);

        Assert.True(IsOn);
    }

    [Fact]
    public void BeforeAnyGoodPlan_ABrokenOneMeansOff()
    {
        Look(Broken);

        Assert.False(IsOn);
    }

    [Theory]
    [InlineData("{\"version\": 1, \"enabled\": false, \"environments\": [\"Development\"]}")]
    [InlineData("{\"enabled\": false, \"rules\": [{")]
    [InlineData("{\"enabled\": \"no\"}")]
    public void ADocumentThatSaysOff_TurnsOffWhateverElseIsWrongWithIt(string document)
    {
        Look(Good);

        Look(ScriptedSource.Found(document));

        Assert.False(IsOn);
    }

    [Fact]
    public void OffByABrokenDocument_StaysOffThoughNothingChanges()
    {
        Look(Good);
        Look(ScriptedSource.Found("{\"enabled\": false, "));

        LookLater(TimeSpan.FromHours(1), PlanLook.Unchanged);

        Assert.False(IsOn);
    }

    [Fact]
    public void ASourceThatIsGone_TurnsOffAtOnce()
    {
        Look(Good);

        Look(PlanLook.Gone("deleted"));

        Assert.False(IsOn);
    }

    [Fact]
    public void AnUnreachableSource_KeepsThePlanForAWhile()
    {
        Look(Good);

        var isOn = LookLater(s_almostStale, PlanLook.Unreachable("timeout"));
        var isStillOn = LookLater(TimeSpan.FromMilliseconds(1), PlanLook.Unreachable("timeout"));

        Assert.Equal((true, false), (isOn, isStillOn));
    }

    [Fact]
    public void ReachableAgainAndUnchanged_ThePlanStays()
    {
        Look(Good);
        Look(PlanLook.Unreachable("timeout"));
        Look(PlanLook.Unchanged);

        var isOn = LookLater(TimeSpan.FromHours(1), PlanLook.Unchanged);

        Assert.True(isOn);
    }

    [Fact]
    public void ReachableAgainAfterTooLong_ThePlanIsBack()
    {
        Look(Good);
        var wasOn = LookLater(TimeSpan.FromHours(1), PlanLook.Unreachable("timeout"));

        Look(PlanLook.Unchanged);

        Assert.Equal((false, true), (wasOn, IsOn));
    }

    [Fact]
    public void ReachableAgainAndBroken_ThePlanIsNotBack()
    {
        Look(Good);
        Look(Broken);
        LookLater(TimeSpan.FromHours(1), PlanLook.Unreachable("timeout"));

        Look(PlanLook.Unchanged);

        Assert.False(IsOn);
    }

    [Fact]
    public void TurnedOffByHand_AnUnchangedSourceDoesNotTurnOn()
    {
        Look(Good);
        _injector.TurnOff("by hand");

        Look(PlanLook.Unchanged);

        Assert.False(IsOn);
    }

    [Fact]
    public void ASourceThatThrows_IsUnreachable()
    {
        Look(Good);
        _source.Next = () => throw new InvalidTimeZoneException("broken source");

        _watch.LookIfDue();

        Assert.Equal((true, "script cannot be read: broken source"), (IsOn, _listener.Notices.Last().Message));
    }

    [Fact]
    public async Task ASourceThatFailsLater_IsUnreachable()
    {
        Look(Good);
        _source.Next = async () =>
        {
            await Task.Yield();
            throw new InvalidTimeZoneException("broken source");
        };

        await LookAsync();

        Assert.Equal((true, "script cannot be read: broken source"), (IsOn, _listener.Notices.Last().Message));
    }

    [Fact]
    public void ASourceThatThrew_IsAskedAgain()
    {
        _source.Next = () => throw new InvalidTimeZoneException("broken source");
        _watch.LookIfDue();

        Look(Good);

        Assert.True(IsOn);
    }

    [Fact]
    public void ATrouble_IsSaidOnce()
    {
        Look(Broken);
        Look(Broken);
        Look(PlanLook.Unchanged);

        var warnings = _listener.Notices.Count(notice => notice.Level == NoticeLevel.Warning);

        Assert.Equal(1, warnings);
    }

    [Fact]
    public void ATroubleThatComesBack_IsSaidAgain()
    {
        Look(Broken);
        Look(Good);
        Look(Broken);

        var warnings = _listener.Notices.Count(notice => notice.Level == NoticeLevel.Warning);

        Assert.Equal(2, warnings);
    }

    [Fact]
    public void ARefusal_IsSaidAsCompilersDo()
    {
        Look(ScriptedSource.Found("{\"version\": 1, \"enabled\": true}"));

        Assert.Equal(
            "script is refused: 1 error" + Environment.NewLine
            + "script:1:1: $: \"environments\" is missing; add a list of 1 to 50 names, such as [\"Development\", \"Staging\"]",
            _listener.Notices.Last().Message);
    }

    private void Look(PlanLook look)
    {
        _source.Say(look);
        _watch.LookIfDue();
    }

    private bool LookLater(TimeSpan time, PlanLook look)
    {
        _time.Advance(time);
        Look(look);
        return IsOn;
    }

    private Task LookAsync() => _watch.LookIfDueAsync(TestContext.Current.CancellationToken).AsTask();
}
