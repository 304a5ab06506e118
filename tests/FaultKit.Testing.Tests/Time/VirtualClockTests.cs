using System.Diagnostics;

namespace FaultKit.Testing.Tests.Time;

/// <summary>Ten minutes in no time, at the right moments, in the right order.</summary>
[Collection(nameof(VirtualTime))]
public sealed class VirtualClockTests
{
    private static readonly TimeSpan s_minute = TimeSpan.FromMinutes(1);

    private readonly VirtualClock _clock = new();

    [Fact]
    public async Task ADelay_TakesExactlyItsTime()
    {
        await _clock.RunAsync(() => Task.Delay(s_minute * 10, _clock, TestContext.Current.CancellationToken));

        Assert.Equal(10 * s_minute, _clock.Elapsed);
    }

    [Fact]
    public async Task DelaysSideBySide_EndInTheOrderOfTheirDueTimes()
    {
        List<int> order = [];
        async Task WaitAsync(int minutes)
        {
            await Task.Delay(minutes * s_minute, _clock);
            order.Add(minutes);
        }

        await _clock.RunAsync(() => Task.WhenAll(WaitAsync(3), WaitAsync(1), WaitAsync(2)));

        Assert.Equal([1, 2, 3], order);
    }

    [Fact]
    public async Task WorkOnThePool_IsWaitedForBeforeTimeGoesOn()
    {
        var seen = TimeSpan.Zero;

        await _clock.RunAsync(() => Task.WhenAll(
            Task.Delay(s_minute, _clock),
            Task.Run(async () =>
            {
                for (var i = 0; i < 200; i++)
                {
                    await Task.Yield();
                }

                seen = _clock.Elapsed;
            })));

        Assert.Equal(TimeSpan.Zero, seen);
    }

    [Fact]
    public async Task ACancelledDelay_TakesNoTime()
    {
        using var source = new CancellationTokenSource(s_minute, _clock);

        var delay = _clock.RunAsync(() => Task.Delay(TimeSpan.FromHours(1), _clock, source.Token));

        await Assert.ThrowsAsync<TaskCanceledException>(() => delay);
        Assert.Equal(s_minute, _clock.Elapsed);
    }

    [Fact]
    public async Task APeriodicTimer_TicksAtEachPeriod()
    {
        List<TimeSpan> ticks = [];
        using var timer = new PeriodicTimer(s_minute, _clock);

        await _clock.RunAsync(async () =>
        {
            while (ticks.Count < 3 && await timer.WaitForNextTickAsync())
            {
                ticks.Add(_clock.Elapsed);
            }
        });

        Assert.Equal([s_minute, 2 * s_minute, 3 * s_minute], ticks);
    }

    [Fact]
    public async Task ABlockedThread_IsWokenByVirtualTimeToo()
    {
        await _clock.RunAsync(() =>
        {
#pragma warning disable xUnit1031 // Blocking is what is tested.
            Task.Delay(s_minute, _clock).GetAwaiter().GetResult();
            Task.Delay(s_minute, _clock).GetAwaiter().GetResult();
#pragma warning restore xUnit1031
            return Task.CompletedTask;
        });

        Assert.Equal(2 * s_minute, _clock.Elapsed);
    }

    [Fact]
    public async Task ABlockedThreadThatWasWoken_IsWaitedForBeforeTimeGoesOn()
    {
        using var later = _clock.CreateTimer(_ => { }, null, 10 * s_minute, Timeout.InfiniteTimeSpan);

        var seen = await _clock.RunAsync(() =>
        {
#pragma warning disable xUnit1031 // Blocking is what is tested.
            Task.Delay(s_minute, _clock).GetAwaiter().GetResult();
#pragma warning restore xUnit1031

            // Longer than the clock watches a flow before it takes it for being at rest.
            var work = Stopwatch.StartNew();
            while (work.Elapsed < TimeSpan.FromMilliseconds(300))
            {
                Thread.SpinWait(100);
            }

            return Task.FromResult(_clock.Elapsed);
        });

        Assert.Equal(s_minute, seen);
    }

    [Fact]
    public async Task AFlowsException_IsItsOutcome()
    {
        var flow = _clock.RunAsync(async () =>
        {
            await Task.Delay(s_minute, _clock);
            throw new InvalidOperationException("from the flow");
        });

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => flow);
        Assert.Equal("from the flow", exception.Message);
    }

    [Fact]
    public async Task AFlowThatThrowsBeforeItWaits_IsReportedAsWell() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => _clock.RunAsync(() => throw new InvalidOperationException()));

    [Fact]
    public async Task AResult_IsGivenBack()
    {
        var result = await _clock.RunAsync(async () =>
        {
            await Task.Delay(s_minute, _clock);
            return 7;
        });

        Assert.Equal(7, result);
    }

    [Fact]
    public async Task AFlow_SeesWhatItsCallerPutIntoTheContext()
    {
        var local = new AsyncLocal<int> { Value = 7 };

        var seen = await _clock.RunAsync(async () =>
        {
            await Task.Delay(s_minute, _clock);
            return local.Value;
        });

        Assert.Equal(7, seen);
    }

    [Fact]
    public async Task AFlowThatWaitsForNothing_IsToldSo()
    {
        var failure = await Assert.ThrowsAsync<FaultTestException>(() => new VirtualClock { Patience = TimeSpan.FromMilliseconds(50) }.RunAsync(() => new TaskCompletionSource().Task));

        Assert.Contains("a Task that nobody completes", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFlowWithoutEnd_IsToldSo()
    {
        var failure = await Assert.ThrowsAsync<FaultTestException>(() => _clock.RunAsync(async () =>
        {
            while (true)
            {
                await Task.Delay(TimeSpan.FromDays(1), _clock);
            }
        }));

        Assert.Contains("30 days of virtual time", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AnAdvanceByHand_FiresWhatFallsDue()
    {
        List<string> fired = [];
        using var late = _clock.CreateTimer(_ => fired.Add("late"), null, 2 * s_minute, Timeout.InfiniteTimeSpan);
        using var early = _clock.CreateTimer(_ => fired.Add("early"), null, s_minute, Timeout.InfiniteTimeSpan);
        using var later = _clock.CreateTimer(_ => fired.Add("later"), null, 3 * s_minute, Timeout.InfiniteTimeSpan);

        _clock.Advance(2 * s_minute);

        Assert.Equal(["early", "late"], fired);
    }

    [Fact]
    public void ATimerThatIsSetAnew_FiresAtItsNewTimeAlone()
    {
        List<TimeSpan> fired = [];
        using var timer = _clock.CreateTimer(_ => fired.Add(_clock.Elapsed), null, s_minute, Timeout.InfiniteTimeSpan);

        timer.Change(3 * s_minute, Timeout.InfiniteTimeSpan);
        _clock.Advance(10 * s_minute);

        Assert.Equal([3 * s_minute], fired);
    }

    [Fact]
    public void ADisposedTimer_DoesNotFire()
    {
        var fired = 0;
        var timer = _clock.CreateTimer(_ => fired++, null, s_minute, s_minute);

        timer.Dispose();
        _clock.Advance(10 * s_minute);

        Assert.Equal(0, fired);
    }
}
