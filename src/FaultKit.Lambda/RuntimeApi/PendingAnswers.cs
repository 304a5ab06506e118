using System.Collections.Concurrent;
using System.Globalization;

namespace FaultKit.Lambda;

/// <summary>What is still to happen to invocations that the function is working on, by request id.</summary>
internal sealed class PendingAnswers(TimeProvider time)
{
    /// <summary>Lambda ends an invocation at its deadline; nobody answers it after this much more.</summary>
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, Pending> _byId = new(StringComparer.Ordinal);

    private volatile bool _isUsed;

    /// <remarks>The dictionary takes its locks to answer; most functions never keep an answer back, and need not ask it.</remarks>
    public bool IsEmpty => !_isUsed || _byId.IsEmpty;

    public void Add(string requestId, FaultDecision decision, bool isHttp, string? deadline)
    {
        // A streamed response goes past this handler, so its invocation is never seen to end.
        Sweep();
        var end = long.TryParse(deadline, NumberStyles.None, CultureInfo.InvariantCulture, out var ms)
            ? DateTimeOffset.FromUnixTimeMilliseconds(ms)
            : time.GetUtcNow() + LatencyFault.MaxDelay;
        _isUsed = true;
        _byId[requestId] = new(decision, isHttp, end + s_grace);
    }

    public bool TryTake(ReadOnlySpan<char> requestId, out FaultDecision decision, out bool isHttp)
    {
        Pending? pending = null;
        var isThere = _isUsed && _byId.GetAlternateLookup<ReadOnlySpan<char>>().TryRemove(requestId, out _, out pending);
        (decision, isHttp) = (pending?.Decision!, pending?.IsHttp ?? false);
        return isThere;
    }

    private void Sweep()
    {
        var now = time.GetUtcNow();
        foreach (var (id, pending) in _byId)
        {
            if (pending.End < now && _byId.TryRemove(id, out _))
            {
                pending.Decision.End("the answer did not pass here");
            }
        }
    }

    private sealed record Pending(FaultDecision Decision, bool IsHttp, DateTimeOffset End);
}
