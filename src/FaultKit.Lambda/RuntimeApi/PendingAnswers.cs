using System.Collections.Concurrent;

namespace FaultKit.Lambda;

/// <summary>What is still to happen to invocations that the function is working on, by request id.</summary>
internal sealed class PendingAnswers
{
    private readonly ConcurrentDictionary<string, PendingAnswer> _byId = new(StringComparer.Ordinal);

    private volatile bool _isUsed;

    /// <remarks>The dictionary takes its locks to answer; most functions never keep an answer back, and need not ask it.</remarks>
    public bool IsEmpty => !_isUsed || _byId.IsEmpty;

    public void Add(string requestId, PendingAnswer pending)
    {
        _isUsed = true;
        while (!_byId.TryAdd(requestId, pending))
        {
            // A retry of a request that was never answered: it has faults of its own.
            End(requestId);
        }
    }

    public PendingAnswer? Take(ReadOnlySpan<char> requestId) =>
        _isUsed && _byId.GetAlternateLookup<ReadOnlySpan<char>>().TryRemove(requestId, out _, out var pending) ? pending : null;

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
}
