using System.Collections.Concurrent;

namespace FaultKit.Lambda;

/// <summary>What is still to happen to invocations that the function is working on, by request id.</summary>
internal sealed class PendingAnswers
{
    /// <summary>Made for the first: most functions never keep an answer back, and need neither pay for it at their start nor ask it, for which it takes its locks.</summary>
    private volatile ConcurrentDictionary<string, PendingAnswer>? _byId;

    public bool IsEmpty => _byId is null || HasNone();

    public void Add(string requestId, PendingAnswer pending)
    {
        var byId = _byId ?? Interlocked.CompareExchange(ref _byId, new(StringComparer.Ordinal), null) ?? _byId;
        while (!byId.TryAdd(requestId, pending))
        {
            // A retry of a request that was never answered: it has faults of its own.
            End(byId, requestId);
        }
    }

    public PendingAnswer? Take(ReadOnlySpan<char> requestId) => _byId is null ? null : Remove(requestId);

    /// <summary>Ends what waits for answers that will not come: a streamed response goes past this handler.</summary>
    public void Sweep(DateTimeOffset now)
    {
        if (_byId is not { } byId)
        {
            return;
        }

        foreach (var (id, pending) in byId)
        {
            if (pending.End < now)
            {
                End(byId, id);
            }
        }
    }

    private bool HasNone() => _byId!.IsEmpty;

    private PendingAnswer? Remove(ReadOnlySpan<char> requestId) =>
        _byId!.GetAlternateLookup<ReadOnlySpan<char>>().TryRemove(requestId, out _, out var pending) ? pending : null;

    private static void End(ConcurrentDictionary<string, PendingAnswer> byId, string requestId)
    {
        if (byId.TryRemove(requestId, out var pending))
        {
            pending.Decision.End("the answer did not pass here");
        }
    }
}
