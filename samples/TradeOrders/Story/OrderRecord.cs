namespace TradeOrders.Story;

/// <summary>What is known of one order. Changed under the order book's lock alone.</summary>
internal sealed class OrderRecord(string id, string symbol, Phase phase, TimeSpan sent)
{
    public string Id => id;

    public string Symbol => symbol;

    public Phase Phase => phase;

    public TimeSpan Sent => sent;

    /// <summary>What the client was answered; null until then.</summary>
    public int? Status { get; set; }

    /// <summary>Whether it got into a queue.</summary>
    public bool IsQueued { get; set; }

    /// <summary>How often a delivery failed before it was settled.</summary>
    public int Returns { get; set; }

    /// <summary>When it was first written into the ledger.</summary>
    public TimeSpan? Settled { get; set; }

    /// <summary>How often somebody tried to write it again.</summary>
    public int Saves { get; set; }

    /// <summary>The queue that gave up delivering it, if one did.</summary>
    public string? DeadLetteredBy { get; set; }

    public bool IsAccepted => Status is >= 200 and < 300;

    public bool IsRefused => Status is not null && !IsAccepted;

    /// <summary>Out of receives before it was settled. A copy that ran out afterwards is no loss.</summary>
    public bool IsLost => Settled is null && DeadLetteredBy is not null;

    /// <summary>Whether nothing more can happen to it.</summary>
    public bool IsOver => Status is not null && (Settled is not null || DeadLetteredBy is not null || (IsRefused && !IsQueued));

    public TimeSpan? Latency => Settled - Sent;
}
