using System.Collections.Concurrent;

namespace FaultKit;

/// <summary>What a process remembers of a rule; it outlives a reload that does not change the rule.</summary>
internal sealed class RuleState(FaultRule rule)
{
    private long _hits;
    private long _arrivals;
    private bool _hasMatched;
    private ConcurrentDictionary<ThrottleFault, CallQuota>? _quotas;
    private RefusedCallers? _refused;

    public FaultRule Rule { get; } = rule;

    /// <summary>Hits so far, those reserved for a decision under way included.</summary>
    public long Hits => Interlocked.Read(ref _hits);

    /// <summary>Whether any call has ever matched: a rule that never matched is the commonest way for an experiment to mean nothing.</summary>
    public bool HasMatched => Volatile.Read(ref _hasMatched);

    /// <summary>Who was asked to come back later.</summary>
    public RefusedCallers Refused => LazyInitializer.EnsureInitialized(ref _refused);

    public void NoteMatch()
    {
        // A look before the write: the line stays shared between cores once it is true.
        if (!_hasMatched)
        {
            Volatile.Write(ref _hasMatched, true);
        }
    }

    /// <summary>Counts a call in order of arrival, where the rule does; its number where <c>skip</c> or <c>every</c> pass it over, else null.</summary>
    public long? IsPassedOver()
    {
        if (Rule is { Skip: 0, Every: 1 })
        {
            return null;
        }

        var arrival = Interlocked.Increment(ref _arrivals);
        return arrival <= Rule.Skip || (arrival - Rule.Skip) % Rule.Every != 0 ? arrival : null;
    }

    /// <summary>Counts a call against the quota of a throttle; the throttle with what is left of its window, or null where the call passes.</summary>
    public ThrottleFault? Beyond(ThrottleFault throttle, DateTimeOffset now)
    {
        var quotas = LazyInitializer.EnsureInitialized(ref _quotas);
        var quota = quotas.GetOrAdd(throttle, static throttle => new CallQuota(throttle.Limit!.Value, throttle.Window!.Value));
        return quota.Take(now) is { } wait ? throttle with { RetryAfter = throttle.RetryAfter ?? wait } : null;
    }

    /// <summary>Takes one hit of what the limit allows.</summary>
    public bool TryReserve()
    {
        if (Interlocked.Increment(ref _hits) <= (Rule.Limit ?? long.MaxValue))
        {
            return true;
        }

        Release();
        return false;
    }

    /// <summary>Gives back a hit that came to nothing.</summary>
    public void Release() => Interlocked.Decrement(ref _hits);
}
