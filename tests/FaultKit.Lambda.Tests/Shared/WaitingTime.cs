using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace FaultKit.Lambda.Tests;

/// <summary>A clock of the test's that tells what is waited for, so that it is not moved before somebody waits.</summary>
internal sealed class WaitingTime(DateTimeOffset now) : FakeTimeProvider(now)
{
    private readonly ConcurrentQueue<TimeSpan> _waits = new();

    public Task UntilSomebodyWaitsAsync(TimeSpan time) => Patience.UntilAsync(() => _waits.Contains(time));

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        _waits.Enqueue(dueTime);
        return timer;
    }
}
