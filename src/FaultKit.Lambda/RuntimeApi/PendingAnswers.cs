using System.Collections.Concurrent;

namespace FaultKit.Lambda;

/// <summary>What is still to happen to invocations that the function is working on, by request id.</summary>
internal sealed class PendingAnswers
{
    private readonly ConcurrentDictionary<string, Pending> _byId = new(StringComparer.Ordinal);

    public bool IsEmpty => _byId.IsEmpty;

    public void Add(string requestId, FaultDecision decision, bool isHttp, DateTimeOffset end)
    {
        var pending = new Pending(decision, isHttp, end);
        while (!_byId.TryAdd(requestId, pending))
        {
            // A retry of a request that was never answered: it has faults of its own.
            End(requestId);
        }
    }

    public bool TryTake(ReadOnlySpan<char> requestId, out FaultDecision decision, out bool isHttp)
    {
        var isThere = _byId.GetAlternateLookup<ReadOnlySpan<char>>().TryRemove(requestId, out _, out var pending);
        (decision, isHttp) = (pending?.Decision!, pending?.IsHttp ?? false);
        return isThere;
    }

    /// <summary>Ends what waits for answers that will not come: a streamed response goes past this handler.</summary>
    public void Sweep(DateTimeOffset now)
    {
        foreach (var (id, pending) in _byId)
        {
            if (pending.End < now)
            {
                End(id);
            }
        }
    }

    private void End(string requestId)
    {
        if (_byId.TryRemove(requestId, out var pending))
        {
            pending.Decision.End("the answer did not pass here");
        }
    }

    private sealed record Pending(FaultDecision Decision, bool IsHttp, DateTimeOffset End);
}
