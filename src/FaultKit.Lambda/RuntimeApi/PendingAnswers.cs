using System.Collections.Concurrent;
using System.Globalization;

namespace FaultKit.Lambda;

/// <summary>What is still to happen to invocations that the function is working on, by request id.</summary>
internal sealed class PendingAnswers(TimeProvider time)
{
    /// <summary>Lambda ends an invocation at its deadline; nobody answers it after this much more.</summary>
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(10);

    /// <summary>Later than any deadline; a number beyond it is none.</summary>
    private static readonly long s_latest = (DateTimeOffset.MaxValue - s_grace).ToUnixTimeMilliseconds();

    private readonly ConcurrentDictionary<string, Pending> _byId = new(StringComparer.Ordinal);

    public bool IsEmpty => _byId.IsEmpty;

    public void Add(string requestId, FaultDecision decision, bool isHttp, string? deadline)
    {
        var end = long.TryParse(deadline, NumberStyles.None, CultureInfo.InvariantCulture, out var ms) && ms <= s_latest
            ? DateTimeOffset.FromUnixTimeMilliseconds(ms)
            : time.GetUtcNow() + LatencyFault.MaxDelay;
        var pending = new Pending(decision, isHttp, end + s_grace);
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
    public void Sweep()
    {
        if (IsEmpty)
        {
            return;
        }

        var now = time.GetUtcNow();
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
