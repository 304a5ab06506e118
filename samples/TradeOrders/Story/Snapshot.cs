using FaultKit;

namespace TradeOrders.Story;

/// <summary>The story so far, for whoever shows it.</summary>
internal sealed record Snapshot
{
    public required TimeSpan Elapsed { get; init; }

    public required Phase Phase { get; init; }

    public required IReadOnlyList<PhaseTally> Tallies { get; init; }

    /// <summary>How many orders were settled in the last second.</summary>
    public required int Rate { get; init; }

    public required IReadOnlyList<FaultRule> Rules { get; init; }

    public required IReadOnlyDictionary<string, int> Hits { get; init; }

    public int Sent => Tallies.Sum(tally => tally.Sent);

    public int Settled => Tallies.Sum(tally => tally.Settled);

    public int Refused => Tallies.Sum(tally => tally.Refused);

    public int Lost => Tallies.Sum(tally => tally.Lost);

    public int InFlight => Tallies.Sum(tally => tally.InFlight);

    public static int Total { get; } = Phase.All.Sum(phase => phase.Orders);
}
