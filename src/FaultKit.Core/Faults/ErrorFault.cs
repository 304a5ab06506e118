namespace FaultKit;

/// <summary>Makes the call fail, in the way its surface reports a failure.</summary>
/// <remarks>
/// On Lambda it is the function's error; from an <see cref="System.Net.Http.HttpClient"/> an <see cref="System.Net.Http.HttpRequestException"/>
/// exactly as the runtime builds it for a refused connection.
/// </remarks>
public sealed record ErrorFault : Fault
{
    /// <summary>The code of a cancelled DynamoDB transaction, which is what <see cref="Reasons"/> belong to.</summary>
    internal const string Cancelled = "TransactionCanceledException";

    /// <summary>The name of the error where the surface has one (Lambda's <c>errorType</c>, the code of an AWS service); null for the surface's own.</summary>
    public string? Code { get; init; }

    /// <summary>The name of an exception that the process registered with <see cref="ChaosBuilder.AddError{TException}"/>; null for the surface's own failure.</summary>
    /// <remarks>Types are never looked up by name: what is not registered leaves its rule without effect, and says so.</remarks>
    public string? Exception { get; init; }

    /// <summary>What the error says; null for the surface's own text.</summary>
    public string? Message { get; init; }

    /// <summary>The status of an AWS service's answer, 400 to 599; null for the one that goes with the code.</summary>
    public int? Status { get; init; }

    /// <summary>Why each item of a DynamoDB transaction was cancelled, in the order of the items: <c>ConditionalCheckFailed</c>, or <c>None</c> for one that was not to blame.</summary>
    public TextList Reasons { get; init; } = TextList.Empty;

    /// <summary>How many bytes of a Lambda function's streamed response still arrive before the error; null for an error in its place.</summary>
    /// <remarks>
    /// The stream ends with the trailers that a runtime client sends for a handler that fails in the middle. Where it is shorter, it
    /// arrives whole, and the error comes at its end.
    /// </remarks>
    public long? AfterBytes { get; init; }

    internal static FaultShape Row { get; } = new(
        "error",
        "Makes the call fail, in the way its surface reports a failure.",
        [
            new("code", TextShape.Short, "The name of the error, such as Lambda's errorType.") { Kinds = [PointKind.Lambda, PointKind.Aws, PointKind.Custom] },
            new("message", TextShape.Short, "What the error says.") { Kinds = [PointKind.Lambda, PointKind.Aws, PointKind.AspNetCore, PointKind.Custom] },
            new("exception", TextShape.Name, "The name of an exception that the process registered.") { Kinds = [PointKind.Lambda, PointKind.AspNetCore, PointKind.Custom] },
            new("status", new WholeShape(400, 599), "The status of the service's answer; the one that goes with the code by default.") { Kinds = [PointKind.Aws] },
            new("reasons", new TextListShape(100, "[\"None\", \"ConditionalCheckFailed\"]"), "Why each item of a DynamoDB transaction was cancelled, such as ConditionalCheckFailed or None.") { Kinds = [PointKind.Aws] },
            new("afterBytes", new WholeShape(0, long.MaxValue), "How many bytes of a streamed response still arrive before the error, in its trailers; the fault acts after the call then.") { Kinds = [PointKind.Lambda] },
            PropertyShape.When,
        ],
        [
            new(PointKind.Lambda, true, true, "reported as the function's error; in the middle of a streamed response where asked"),
            new(PointKind.Http, true, true, "HttpRequestException, connection refused, as the runtime builds it"),
            new(PointKind.Aws, true, true, "the service's wire error, unmarshalled by the SDK"),
            new(PointKind.AspNetCore, true, true, "500"),
            new(PointKind.Custom, true, true, "an exception"),
        ],
        Make);

    internal override FaultShape Shape => Row;

    internal override ShapeValues Settings => new ShapeValues(Row.Properties)
        .With("code", Code)
        .With("message", Message)
        .With("exception", Exception)
        .With("status", (long?)Status)
        .With("reasons", Reasons.Count > 0 ? (string[])[.. Reasons] : null)
        .With("afterBytes", AfterBytes)
        .With("when", When, FaultWhen.Before);

    internal override FaultRole Role => FaultRole.Terminal;

    internal override string? Complaint =>
        Status is < 400 or > 599 ? "the status must be from 400 to 599"
        : Reasons.Count > 0 && Code is not (null or Cancelled) ? $"reasons go with the code {Cancelled}"
        : AfterBytes < 0 ? "the bytes that still arrive must be at least 0"
        : AfterBytes is not null && When == FaultWhen.Before ? "bytes that still arrive go with an error after the call"
        : null;

    private static (Fault?, string?) Make(ShapeValues values)
    {
        var bytes = values.Whole("afterBytes");
        return values.Has("exception") && (values.Has("code") || values.Has("message"))
            ? (null, "a registered exception brings its own code and message; leave out \"code\" and \"message\"")
            : values.Has("reasons") && values.Get("code", Cancelled) != Cancelled
            ? (null, $"\"reasons\" goes with \"code\": \"{Cancelled}\"; leave out the code")
            : bytes is not null && values.Has("when") && values.Get<FaultWhen>("when") == FaultWhen.Before
            ? (null, "\"afterBytes\" lets the call be made; leave out \"when\": \"before\"")
            : (new ErrorFault
            {
                Code = values.Get<string?>("code"),
                Message = values.Get<string?>("message"),
                Exception = values.Get<string?>("exception"),
                Status = (int?)values.Whole("status"),
                Reasons = values.Has("reasons") ? new(values.Get<string[]>("reasons")!) : TextList.Empty,
                AfterBytes = bytes,
                When = bytes is null ? values.Get<FaultWhen>("when") : FaultWhen.After,
            }, null);
    }
}
