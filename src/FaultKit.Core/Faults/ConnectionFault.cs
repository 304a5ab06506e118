namespace FaultKit;

/// <summary>The connection fails, as the runtime reports it to the caller.</summary>
/// <remarks>
/// <c>before</c>: the request never reached the server. <c>after</c>: it did, and the reply was lost, which is what makes a repeated
/// request dangerous. Only kinds that happen on an established connection can be lost replies. Of a Lambda function it is the
/// connection that its streamed response passes over, once that has begun.
/// </remarks>
public sealed record ConnectionFault : Fault
{
    /// <summary>How it fails.</summary>
    public required ConnectionKind Kind { get; init; }

    /// <summary>How many bytes of the response's body still arrive before the connection ends; null where not even the head does.</summary>
    /// <remarks>Where the response is shorter, it ends before its last byte.</remarks>
    public long? AfterBytes { get; init; }

    internal static FaultShape Row { get; } = new(
        "connection",
        "The connection fails, as the runtime reports it.",
        [
            new("kind", new ChoiceShape<ConnectionKind>(), "How it fails.") { IsRequired = true },
            new("afterBytes", new WholeShape(0, long.MaxValue), "How many bytes of the response's body still arrive; the fault acts after the call then."),
            PropertyShape.When,
        ],
        [
            new(PointKind.Lambda, false, true, "a streamed response breaks off (closed, with afterBytes), which Lambda calls Runtime.TruncatedResponse") { Kinds = ["closed"], Needs = ["afterBytes"] },
            new(PointKind.Http, true, true, "HttpRequestException as the runtime builds it, or a body that breaks off"),
            new(PointKind.Aws, true, true, "what the SDK makes of it, its retries included"),
        ],
        Make);

    internal override FaultShape Shape => Row;

    internal override ShapeValues Settings =>
        new ShapeValues(Row.Properties).With("kind", Kind).With("afterBytes", AfterBytes).With("when", When, FaultWhen.Before);

    internal override FaultRole Role => FaultRole.Terminal;

    internal override string? Complaint =>
        AfterBytes < 0 ? "the bytes that still arrive must be at least 0"
        : AfterBytes is not null && !(BreaksBody && When == FaultWhen.After) ? "bytes that still arrive go with a reset, a close or a stream reset after the call"
        : When == FaultWhen.After && !LosesReply ? $"\"{Word}\" happens before there is a connection, so the call cannot be made first; leave out \"when\": \"after\""
        : null;

    internal override string? ComplaintAt(PointKind kind) =>
        kind == PointKind.Lambda && (AfterBytes is null || Kind != ConnectionKind.Closed)
            ? $"\"connection\" cannot be acted out at {FaultVocabulary.TargetsOf(kind)} targets but in the middle of a streamed response: \"kind\": \"closed\", with \"afterBytes\""
            : null;

    /// <summary>Whether it can end a body that has begun.</summary>
    private bool BreaksBody => Kind is ConnectionKind.Reset or ConnectionKind.Closed or ConnectionKind.StreamReset;

    /// <summary>Whether it can happen to a request that was received.</summary>
    private bool LosesReply => BreaksBody || Kind is ConnectionKind.BadStatusLine;

    private string Word => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(Kind.ToString());

    private static (Fault?, string?) Make(ShapeValues values)
    {
        var bytes = values.Whole("afterBytes");
        if (bytes is not null && values.Has("when") && values.Get<FaultWhen>("when") == FaultWhen.Before)
        {
            return (null, "\"afterBytes\" lets the call be made; leave out \"when\": \"before\"");
        }

        var fault = new ConnectionFault
        {
            Kind = values.Get<ConnectionKind>("kind"),
            AfterBytes = bytes,
            When = bytes is null ? values.Get<FaultWhen>("when") : FaultWhen.After,
        };
        return fault.Complaint is { } complaint ? (null, complaint) : (fault, null);
    }
}
