namespace FaultKit;

/// <summary>Counts the calls of one rule in one scope; shared by all that count for it, over points and reloads.</summary>
internal sealed class CallCounter
{
    private int _calls;

    /// <summary>Counts a call.</summary>
    /// <returns>Its number, from 1.</returns>
    public int Next() => Interlocked.Increment(ref _calls);
}
