namespace FaultKit;

/// <summary>Ends the process at once, as a fatal error of the runtime does: nothing is flushed, nobody is told.</summary>
/// <remarks>Needs the consent of the process: <c>FAULTKIT_ALLOW=crash</c>.</remarks>
public sealed record CrashFault : Fault
{
    internal static FaultShape Row { get; } = new(
        "crash",
        "Ends the process at once, as a fatal error of the runtime does.",
        [PropertyShape.When],
        [new(PointKind.Lambda, true, true, "Runtime.ExitError, \"signal: aborted\"; Lambda starts another environment")],
        values => (new CrashFault { When = values.Get<FaultWhen>("when") }, null))
    {
        NeedsConsent = true,
    };

    internal override FaultShape Shape => Row;

    internal override ShapeValues Settings => new ShapeValues(Row.Properties).With("when", When, FaultWhen.Before);

    internal override FaultRole Role => FaultRole.Terminal;
}
