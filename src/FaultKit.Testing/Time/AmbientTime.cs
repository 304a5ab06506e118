namespace FaultKit.Testing;

/// <summary>The clock of the test around a call; the system's where there is no test.</summary>
/// <remarks>Made once and shared: what is built with it, pipelines and clients, serves every test, each on its own clock.</remarks>
internal sealed class AmbientTime : TimeProvider
{
    /// <summary>The clock that is meant now.</summary>
    public static TimeProvider Current => TestScopes.Current?.Time ?? System;

    /// <summary>One unit, whoever's the clock is: a span measured on it must not depend on who asks for the frequency, and when.</summary>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => Current.LocalTimeZone;

    public override DateTimeOffset GetUtcNow() => Current.GetUtcNow();

    public override long GetTimestamp()
    {
        var clock = Current;
        return clock.GetElapsedTime(0, clock.GetTimestamp()).Ticks;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => Current.CreateTimer(callback, state, dueTime, period);
}
