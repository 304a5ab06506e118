namespace FaultKit;

/// <summary>Ends the process in order, as <see cref="Environment.Exit"/> does.</summary>
/// <remarks>Needs the consent of the process: <c>FAULTKIT_ALLOW=exit</c>.</remarks>
public sealed record ExitFault : Fault
{
    /// <summary>The exit code, 0 to 255; 1 unless said otherwise.</summary>
    public int Code { get; init; } = 1;

    internal static FaultShape Row { get; } = new(
        "exit",
        "Ends the process in order, with an exit code.",
        [new("code", new WholeShape(0, 255), "The exit code; 1 by default."), PropertyShape.When],
        [new(PointKind.Lambda, true, true, "Runtime.ExitError, \"exit status 1\"; Lambda starts another environment")],
        values => (new ExitFault { Code = (int)values.Get("code", 1L), When = values.Get<FaultWhen>("when") }, null))
    {
        NeedsConsent = true,
    };

    internal override FaultShape Shape => Row;

    internal override ShapeValues Settings => new ShapeValues(Row.Properties).With("code", (long)Code, 1L).With("when", When, FaultWhen.Before);

    internal override FaultRole Role => FaultRole.Terminal;

    internal override string? Complaint => Code is < 0 or > 255 ? "the exit code must be from 0 to 255" : null;
}
