using Microsoft.Extensions.Time.Testing;

namespace FaultKit.Testing.Tests.Time;

/// <summary>A word to who waits on a clock that nobody moves.</summary>
public sealed class ClockWatchTests : IDisposable
{
    private readonly FakeTimeProvider _wall = new();
    private readonly VirtualClock _clock = new();
    private readonly List<string> _said = [];
    private readonly ClockWatch _watch;

    public ClockWatchTests() => _watch = new(_clock, "orders", _wall, notice => _said.Add(notice.Message));

    public void Dispose() => _watch.Dispose();

    [Fact]
    public void AClockThatStandsStillWhileItIsWaitedFor_IsSpokenOfOnce()
    {
        var wait = Task.Delay(TimeSpan.FromMinutes(1), _clock, TestContext.Current.CancellationToken);

        Pass(looks: 5);

        Assert.False(wait.IsCompleted);
        Assert.Equal(
            ["the test \"orders\" waits on a VirtualClock that nobody has moved for 10 s of real time. After FaultTest.Begin the clock stands still: "
            + "do what waits in clock.RunAsync(...), move the clock with clock.Advance(...), or let FaultTest.RunAsync run the test."],
            _said);
    }

    [Fact]
    public void AClockThatNothingWaitsFor_MayStandStill()
    {
        Pass(looks: 5);

        Assert.Empty(_said);
    }

    [Fact]
    public void AClockThatIsMovedByHand_IsNotSpokenOf()
    {
        using var timer = _clock.CreateTimer(_ => { }, null, TimeSpan.FromDays(1), Timeout.InfiniteTimeSpan);

        for (var i = 0; i < 5; i++)
        {
            Pass(looks: 1);
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Empty(_said);
    }

    [Fact]
    public async Task AClockThatRunsAFlow_SpeaksForItself()
    {
        using var timer = _clock.CreateTimer(_ => { }, null, TimeSpan.FromDays(1), Timeout.InfiniteTimeSpan);

        await _clock.RunAsync(() =>
        {
            Pass(looks: 5);
            return Task.CompletedTask;
        });

        Assert.Empty(_said);
    }

    [Fact]
    public async Task AClockWhoseFlowIsOver_IsWatchedAgain()
    {
        await _clock.RunAsync(() => Task.CompletedTask);
        using var timer = _clock.CreateTimer(_ => { }, null, TimeSpan.FromDays(1), Timeout.InfiniteTimeSpan);

        Pass(looks: 2);

        Assert.Single(_said);
    }

    [Fact]
    public void AWatchThatIsOver_IsSilent()
    {
        using var timer = _clock.CreateTimer(_ => { }, null, TimeSpan.FromDays(1), Timeout.InfiniteTimeSpan);

        _watch.Dispose();
        Pass(looks: 5);

        Assert.Empty(_said);
    }

    [Theory]
    [InlineData(-TimeSpan.TicksPerHour)]
    [InlineData(long.MaxValue)]
    public void APatienceThatNoTimerCanBeSetTo_IsNoMistake(long ticks)
    {
        using var watch = new ClockWatch(new() { Patience = TimeSpan.FromTicks(ticks) }, "orders", TimeProvider.System, _ => { });

        Assert.NotNull(watch);
    }

    private void Pass(int looks)
    {
        for (var i = 0; i < looks; i++)
        {
            _wall.Advance(_clock.Patience);
        }
    }
}
