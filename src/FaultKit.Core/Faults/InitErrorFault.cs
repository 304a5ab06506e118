namespace FaultKit;

/// <summary>Makes the initialization of an execution environment fail: it is reported to Lambda, and the process ends.</summary>
/// <remarks>An environment that was restored from a snapshot fails to be restored instead.</remarks>
public sealed record InitErrorFault : Fault
{
    /// <summary>The name of the error, Lambda's <c>errorType</c>; null for FaultKit's own.</summary>
    public string? Code { get; init; }

    /// <summary>What the error says; null for FaultKit's own text.</summary>
    public string? Message { get; init; }

    internal static FaultShape Row { get; } = new(
        "init-error",
        "Makes the initialization of an execution environment fail.",
        [
            new("code", TextShape.Short, "The name of the error, Lambda's errorType."),
            new("message", TextShape.Short, "What the error says."),
        ],
        [new(PointKind.Lambda, true, false, "reported as the initialization's error, then the process ends with 1; Lambda begins anew")],
        values => (new InitErrorFault { Code = values.Get<string?>("code"), Message = values.Get<string?>("message") }, null));

    internal override FaultShape Shape => Row;

    internal override ShapeValues Settings => new ShapeValues(Row.Properties).With("code", Code).With("message", Message);

    internal override FaultRole Role => FaultRole.Terminal;

    internal override bool IsOfInit => true;
}
