using System.Diagnostics;

namespace TradeOrders.Story;

/// <summary>Time since the start of the story.</summary>
internal sealed class RunClock
{
    private readonly long _start = Stopwatch.GetTimestamp();

    public DateTimeOffset Started { get; } = DateTimeOffset.UtcNow;

    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(_start);

    public TimeSpan At(DateTimeOffset time) => time - Started;
}
