namespace FaultKit;

/// <summary>Counts the calls of a throttle in windows that follow each other, from the first call on.</summary>
/// <param name="limit">How many pass in each.</param>
/// <param name="window">How long one is.</param>
internal sealed class CallQuota(long limit, TimeSpan window)
{
    private readonly Lock _counting = new();
    private DateTimeOffset _end;
    private long _count;

    /// <summary>Counts a call.</summary>
    /// <returns>How long it is until calls pass again; null where this one passes.</returns>
    public TimeSpan? Take(DateTimeOffset now)
    {
        lock (_counting)
        {
            if (now >= _end)
            {
                // On the grid of the first window, so that a late call does not move the windows that follow.
                var since = _end == default ? TimeSpan.Zero : TimeSpan.FromTicks((now - _end).Ticks % window.Ticks);
                (_end, _count) = (now - since + window, 0);
            }

            return ++_count <= limit ? null : _end - now;
        }
    }
}
