namespace FaultKit;

/// <summary>Refuses the call because the caller's clock is wrong, and says what time it is instead.</summary>
/// <remarks>
/// The AWS SDK believes the <c>Date</c> of such an answer: it corrects its clock by the offset and signs again. The correction stays,
/// for all clients of the endpoint in the process, until an answer with another <c>Date</c> comes.
/// </remarks>
public sealed record ClockSkewFault : Fault
{
    /// <summary>The widest a plan may claim a clock to be wrong.</summary>
    public static readonly TimeSpan MaxOffset = TimeSpan.FromDays(7);

    /// <summary>How far the service's clock is ahead of the caller's; an hour unless said otherwise, and more than the 5 minutes that services put up with.</summary>
    public TimeSpan Offset { get; init; } = TimeSpan.FromHours(1);

    internal static FaultShape Row { get; } = new(
        "clock-skew",
        "Refuses the call because the caller's clock is wrong.",
        [
            new("offset", new DurationShape(TimeSpan.FromMinutes(5), MaxOffset), "How far the service's clock is ahead of the caller's; 1h by default."),
            PropertyShape.When,
        ],
        [
            new(PointKind.Aws, true, false, "403 RequestTimeTooSkewed, or the service's own words, with the other time as its Date: the SDK corrects its clock and tries again"),
        ],
        values => (new ClockSkewFault { Offset = values.Duration("offset") ?? TimeSpan.FromHours(1), When = values.Get<FaultWhen>("when") }, null));

    internal override FaultShape Shape => Row;

    internal override ShapeValues Settings =>
        new ShapeValues(Row.Properties).With("offset", Offset, TimeSpan.FromHours(1)).With("when", When, FaultWhen.Before);

    internal override FaultRole Role => FaultRole.Terminal;

    internal override string? Complaint =>
        Offset < TimeSpan.FromMinutes(5) || Offset > MaxOffset ? $"the offset must be from 5m to {DurationText.Write(MaxOffset)}" : null;
}
