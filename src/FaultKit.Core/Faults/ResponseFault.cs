namespace FaultKit;

/// <summary>Answers the call with a response of your own.</summary>
public sealed record ResponseFault : Fault
{
    /// <summary>The status code, 100 to 599; 200 unless said otherwise.</summary>
    public int Status { get; init; } = 200;

    /// <summary>The headers, in order; none unless said otherwise.</summary>
    public HeaderList Headers { get; init; } = HeaderList.Empty;

    /// <summary>The body as text, sent as UTF-8; empty unless said otherwise. A body that a plan gives as JSON is kept as compact JSON.</summary>
    public string Body { get; init; } = "";

    /// <summary>Whether a plan gave the body as JSON, which makes its content type <c>application/json</c> unless a header says otherwise.</summary>
    public bool IsJson { get; init; }

    /// <summary>Whether the body of a Lambda function's own response stays, and only status and headers are replaced; false unless said otherwise.</summary>
    /// <remarks>Of a streamed response it is the prelude that is replaced, and the stream goes on. It needs a function that was asked over HTTP.</remarks>
    public bool KeepBody { get; init; }

    internal static FaultShape Row { get; } = new(
        "response",
        "Answers the call with a response of your own.",
        [
            new("status", new WholeShape(100, 599), "The status code; 200 by default."),
            new("headers", new HeadersShape(), "The headers of the response."),
            new("body", new BodyShape(), "The body: a text, or any JSON value."),
            new("keepBody", new FlagShape(), "Whether the body of the function's own response stays, and only status and headers are replaced; the fault acts after the call then.") { Kinds = [PointKind.Lambda] },
            PropertyShape.When,
        ],
        [
            new(PointKind.Lambda, true, true, "the function's result: a proxy response with this status, headers and body"),
            new(PointKind.Http, true, true, "this response"),
            new(PointKind.Aws, true, true, "this body, unmarshalled by the SDK"),
            new(PointKind.AspNetCore, true, true, "this response"),
            new(PointKind.Custom, true, true, "this answer, where the surface has answers"),
        ],
        Make);

    internal override FaultShape Shape => Row;

    internal override ShapeValues Settings => new ShapeValues(Row.Properties)
        .With("status", (long)Status, 200L)
        .With("headers", Headers, HeaderList.Empty)
        .With("body", new ReadBody(Body, IsJson), ReadBody.None)
        .With("keepBody", KeepBody, false)
        .With("when", When, FaultWhen.Before);

    internal override FaultRole Role => FaultRole.Terminal;

    internal override string? Complaint =>
        Status is < 100 or > 599 ? "the status must be from 100 to 599"
        : KeepBody && Body.Length > 0 ? "a response that keeps the body of another has none of its own"
        : KeepBody && When == FaultWhen.Before ? "the body of a response can be kept after the call alone"
        : null;

    private static (Fault?, string?) Make(ShapeValues values)
    {
        var keeps = values.Get<bool>("keepBody");
        return keeps && values.Has("body")
            ? (null, "\"keepBody\" leaves the function's own body; leave out \"body\"")
            : keeps && values.Has("when") && values.Get<FaultWhen>("when") == FaultWhen.Before
            ? (null, "\"keepBody\" lets the call be made; leave out \"when\": \"before\"")
            : (new ResponseFault
            {
                Status = (int)values.Get("status", 200L),
                Headers = values.Get("headers", HeaderList.Empty),
                Body = values.Get("body", ReadBody.None).Text,
                IsJson = values.Get("body", ReadBody.None).IsJson,
                KeepBody = keeps,
                When = keeps ? FaultWhen.After : values.Get<FaultWhen>("when"),
            }, null);
    }
}
