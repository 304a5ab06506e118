namespace FaultKit;

/// <summary>Shortens the time that an invocation is told it has left.</summary>
/// <remarks>It is told less, and has what it had: Lambda's own timer is not ours. It is never told more.</remarks>
public sealed record DeadlineFault : Fault
{
    /// <summary>How much time it is told to have left.</summary>
    public required TimeSpan Remaining { get; init; }

    internal static FaultShape Row { get; } = new(
        "deadline",
        "Shortens the time that an invocation is told it has left.",
        [new("remaining", new DurationShape(TimeSpan.Zero, LatencyFault.MaxDelay), "How much time it is told to have left.") { IsRequired = true }],
        [new(PointKind.Lambda, true, false, "the context's RemainingTime, and what reads it")],
        values => (new DeadlineFault { Remaining = values.Duration("remaining") ?? default }, null));

    internal override FaultShape Shape => Row;

    internal override ShapeValues Settings => new ShapeValues(Row.Properties).With("remaining", Remaining);

    internal override FaultRole Role => FaultRole.Payload;

    internal override string? Complaint =>
        Remaining < TimeSpan.Zero || Remaining > LatencyFault.MaxDelay ? $"the time left must be from 0ms to {DurationText.Write(LatencyFault.MaxDelay)}" : null;
}
