namespace FaultKit;

/// <summary>Makes the initialization of an execution environment take longer.</summary>
/// <remarks>
/// It acts once for an environment, before its first invocation begins: the caller waits, and the invocation's own time does not pass.
/// An environment that was restored from a snapshot takes longer after that.
/// </remarks>
public sealed record ColdStartFault : Fault
{
    /// <summary>How much longer it takes.</summary>
    public required TimeSpan Delay { get; init; }

    internal static FaultShape Row { get; } = new(
        "cold-start",
        "Makes the initialization of an execution environment take longer.",
        [new("delay", new DurationShape(TimeSpan.Zero, LatencyFault.MaxDelay), "How much longer it takes.") { IsRequired = true }],
        [new(PointKind.Lambda, true, false, "the first invocation of an environment comes late; Lambda allows 10s for an initialization, and begins anew after that")],
        values => (new ColdStartFault { Delay = values.Duration("delay") ?? default }, null));

    internal override FaultShape Shape => Row;

    internal override ShapeValues Settings => new ShapeValues(Row.Properties).With("delay", Delay);

    internal override FaultRole Role => FaultRole.Delay;

    internal override bool IsOfInit => true;

    internal override string? Complaint =>
        Delay < TimeSpan.Zero || Delay > LatencyFault.MaxDelay ? $"the delay must be from 0ms to {DurationText.Write(LatencyFault.MaxDelay)}" : null;
}
