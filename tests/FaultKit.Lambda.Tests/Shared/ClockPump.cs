using Microsoft.Extensions.Time.Testing;

namespace FaultKit.Lambda.Tests;

/// <summary>Moves a clock until something is done: a hit is told before its timer is set, so one move may come too early.</summary>
internal static class ClockPump
{
    public static Task UntilAsync(FakeTimeProvider time, Task done) => Patience.UntilAsync(() =>
    {
        time.Advance(TimeSpan.FromSeconds(1));
        return done.IsCompleted;
    });
}
