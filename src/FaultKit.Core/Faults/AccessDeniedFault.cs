namespace FaultKit;

/// <summary>Refuses the call for want of rights, in the words of its surface.</summary>
public sealed record AccessDeniedFault : Fault
{
    /// <summary>Why; <see cref="DenialKind.Denied"/> unless said otherwise.</summary>
    public DenialKind Kind { get; init; }

    /// <summary>The service's code for it; null for the one that the service really uses.</summary>
    public string? Code { get; init; }

    /// <summary>What the refusal says; null for the surface's own text.</summary>
    public string? Message { get; init; }

    internal static FaultShape Row { get; } = new(
        "access-denied",
        "Refuses the call for want of rights.",
        [
            new("kind", new ChoiceShape<DenialKind>(), "Why: no permission, expired credentials, or invalid ones; denied by default."),
            new("code", TextShape.Short, "The service's code; the one that the service really uses by default.") { Kinds = [PointKind.Aws] },
            new("message", TextShape.Short, "What the refusal says.") { Kinds = [PointKind.Aws] },
            PropertyShape.When,
        ],
        [
            new(PointKind.Http, true, true, "403; 401 with a challenge where the credentials are expired or invalid"),
            new(PointKind.Aws, true, true, "the service's own code, such as AccessDeniedException or ExpiredToken"),
            new(PointKind.AspNetCore, true, true, "403; 401 with a challenge where the credentials are expired or invalid"),
        ],
        values => (
            new AccessDeniedFault
            {
                Kind = values.Get<DenialKind>("kind"),
                Code = values.Get<string?>("code"),
                Message = values.Get<string?>("message"),
                When = values.Get<FaultWhen>("when"),
            },
            null));

    internal override FaultShape Shape => Row;

    internal override ShapeValues Settings => new ShapeValues(Row.Properties)
        .With("kind", Kind, default(DenialKind))
        .With("code", Code)
        .With("message", Message)
        .With("when", When, FaultWhen.Before);

    internal override FaultRole Role => FaultRole.Terminal;
}
