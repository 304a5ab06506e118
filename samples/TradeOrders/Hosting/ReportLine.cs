namespace TradeOrders.Hosting;

/// <summary>What a function's process tells about FaultKit, as a line of JSON on its standard output.</summary>
internal sealed record ReportLine
{
    public ReportedHit? Hit { get; init; }

    /// <summary>What FaultKit had to say: plans that came into force or did not.</summary>
    public string? Notice { get; init; }

    /// <summary>At the end: how many hits the journal counted, so that a line lost on the way cannot go unnoticed.</summary>
    public long? JournalTotal { get; init; }
}

/// <summary>A hit as it travels.</summary>
internal sealed record ReportedHit
{
    public required DateTimeOffset Time { get; init; }

    public required string Rule { get; init; }

    public required string Fault { get; init; }

    public required string Point { get; init; }

    /// <summary>The request id of the invocation it belongs to.</summary>
    public required string RequestId { get; init; }

    public required string Outcome { get; init; }

    public required string Detail { get; init; }

    /// <summary>What the platform must have seen of it; see <see cref="Visible"/>.</summary>
    public string? Visible { get; init; }
}
