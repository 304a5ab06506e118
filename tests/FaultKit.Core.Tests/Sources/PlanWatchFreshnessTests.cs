using Microsoft.Extensions.Time.Testing;

namespace FaultKit.Tests;

/// <summary>How often a remote source is asked, and that no fault is injected by a plan that nobody has confirmed for too long.</summary>
public sealed class PlanWatchFreshnessTests : IDisposable
{
    private static readonly FaultPoint s_point = FaultPoint.Custom("freshness");
    private static readonly PlanLook s_good = ScriptedSource.Found(Documents.Fault("\"type\": \"error\"", "point:freshness"));

    private readonly FakeTimeProvider _time = new(Some.Instant);
    private readonly ScriptedSource _source = new() { At = TimeSpan.FromSeconds(20) };
    private readonly FaultInjector _injector;

    public PlanWatchFreshnessTests()
    {
        _injector = new(new() { Environment = "Development", Time = _time });
        _injector.Watch = new(_injector, _source, luck: () => 0);
        _source.Say(s_good);
        _injector.Refresh();
    }

    public void Dispose() => _injector.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(19)]
    public void RemoteSource_IsAskedByOneInvocationAnInterval_AtMost(int seconds)
    {
        var looks = new List<DateTimeOffset>();
        _source.Next = () =>
        {
            looks.Add(_time.GetUtcNow());
            return new(PlanLook.Unchanged);
        };

        for (var i = 0; i < 500; i++)
        {
            _time.Advance(TimeSpan.FromSeconds(seconds));
            _injector.Refresh();
            _injector.Refresh();
        }

        Assert.All(looks.Zip(looks.Skip(1)), pair => Assert.True(pair.Second - pair.First >= TimeSpan.FromSeconds(20)));
        Assert.InRange(looks.Count, 500 * seconds / 40, 500 * seconds / 20);
    }

    [Fact]
    public void UnderThreads_OneInvocationAnIntervalPays()
    {
        var looks = _source.Looks;
        _source.Say(PlanLook.Unchanged);

        for (var interval = 0; interval < 20; interval++)
        {
            _time.Advance(TimeSpan.FromSeconds(20));
            Crew.Run(8, _ => Array.ForEach(new int[50], _ => _injector.Refresh()));
        }

        Assert.Equal(looks + 20, _source.Looks);
    }

    [Fact]
    public void SourceInTrouble_IsAskedLessOften()
    {
        _source.Say(PlanLook.Unreachable("timeout"));
        var looks = _source.Looks;

        for (var second = 0; second < 240; second++)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            _injector.Refresh();
        }

        // At 20, 40, 80, 140 and 200 seconds.
        Assert.Equal(looks + 5, _source.Looks);
    }

    [Fact]
    public void PlanThatNobodyConfirmed_ForTooLong_InjectsNothing()
    {
        _source.Next = () => new(new TaskCompletionSource<PlanLook>().Task);
        var before = Hits();

        _time.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal((true, false, true), (before, Hits(), _injector.Plan is null));
    }

    [Fact]
    public void PlanThatIsConfirmedAtOnce_GoesOn()
    {
        _source.Say(PlanLook.Unchanged);

        _time.Advance(TimeSpan.FromDays(1));

        Assert.True(Hits());
    }

    [Fact]
    public void PlanThatNobodyConfirmed_SaysSoOfWhatItWouldHaveInjected()
    {
        _source.Say(PlanLook.Unreachable("timeout"));
        _time.Advance(TimeSpan.FromMinutes(5));
        Hits();

        Assert.Equal((HitOutcome.Suppressed, "the plan's source has not been heard for too long"), (_injector.Journal.Hits[0].Outcome, _injector.Journal.Hits[0].Detail));
    }

    [Fact]
    public void InlinePlan_NeverGrowsOld()
    {
        _injector.Watch = new(_injector, new ScriptedSource { At = Timeout.InfiniteTimeSpan });

        _time.Advance(TimeSpan.FromDays(365));

        Assert.True(Hits());
    }

    [Fact]
    public void TimingOfTheProcess_IsObeyed()
    {
        _injector.Watch = new(_injector, _source, new() { Interval = TimeSpan.FromSeconds(2), StaleAfter = TimeSpan.FromSeconds(3) }, () => 0);
        _injector.Refresh();
        _source.Say(PlanLook.Unreachable("timeout"));
        var isOn = new List<bool>();

        for (var second = 0; second < 5; second++)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            _injector.Refresh();
            isOn.Add(_injector.Plan is not null);
        }

        Assert.Equal([true, true, true, false, false], isOn);
    }

    private bool Hits()
    {
        using var decision = _injector.Decide(new(s_point));
        return decision?.Terminal(FaultWhen.Before) is not null;
    }
}
