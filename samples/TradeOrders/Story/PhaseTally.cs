namespace TradeOrders.Story;

/// <summary>What became of the orders of one phase. All of them are sent; each ends as settled, refused or lost.</summary>
internal sealed record PhaseTally(Phase Phase)
{
    public int Sent { get; init; }

    public int Accepted { get; init; }

    public int Refused { get; init; }

    public int Settled { get; init; }

    /// <summary>Ran out of receives without being settled.</summary>
    public int Lost { get; init; }

    public int InFlight { get; init; }

    /// <summary>Second writes that the ledger turned away.</summary>
    public int Saves { get; init; }

    public TimeSpan? P50 { get; init; }

    public TimeSpan? P99 { get; init; }

    public static PhaseTally Of(Phase phase, IReadOnlyCollection<OrderRecord> orders)
    {
        var latencies = Latencies.Of(orders.Select(order => order.Latency).OfType<TimeSpan>());
        return new(phase)
        {
            Sent = orders.Count,
            Accepted = orders.Count(order => order.IsAccepted),
            Refused = orders.Count(order => order.IsRefused),
            Settled = orders.Count(order => order.Settled is not null),
            Lost = orders.Count(order => order.IsLost),
            InFlight = orders.Count(order => !order.IsOver),
            Saves = orders.Sum(order => order.Saves),
            P50 = latencies.Percentile(50),
            P99 = latencies.Percentile(99),
        };
    }
}
