namespace FaultKit;

/// <summary>When a plan ends by itself because too much goes wrong: the share of failed calls, or of slow ones, at some points.</summary>
/// <remarks>
/// Counted in this process, over a sliding window. Outcomes that we made ourselves are left out: a call whose end was decided or whose
/// payload was broken by a fault altogether, one that a fault held up as far as latency goes, and altogether where it was given up then. Which percentile a latency bound is about
/// says how many calls may be slower: the 99th, one in a hundred. Nothing has to be estimated for that, and the counts are exact.
/// </remarks>
public sealed record AbortCondition
{
    /// <summary>The points whose calls are counted: of Lambda functions, of HTTP requests, of AWS SDK calls (each attempt by itself), or of your own where a surface observes them. A path in it is left out of account.</summary>
    public required FaultTarget Target { get; init; }

    /// <summary>The largest share of failed calls; null where failures do not matter.</summary>
    public Rate? ErrorRate { get; init; }

    /// <summary>The longest that calls may take, up to <see cref="Percentile"/>; null where time does not matter.</summary>
    public TimeSpan? Latency { get; init; }

    /// <summary>Of how many percent of the calls the latency is meant; 99 unless said otherwise.</summary>
    public double Percentile { get; init; } = 99;

    /// <summary>Over how long calls are counted, the last twelfth still growing; 1 minute unless said otherwise.</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The fewest calls that say anything; 20 unless said otherwise. A percentile needs as many as it takes to have one: 100 for the 99th.</summary>
    public int MinCalls { get; init; } = 20;
}
