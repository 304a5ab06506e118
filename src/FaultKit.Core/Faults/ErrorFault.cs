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

    internal static FaultShape Row { get; } = new(
        "error",
        "Makes the call fail, in the way its surface reports a failure.",
        [
            new("code", TextShape.Short, "The name of the error, such as Lambda's errorType.") { Kinds = [PointKind.Lambda, PointKind.Aws, PointKind.Custom] },
            new("message", TextShape.Short, "What the error says.") { Kinds = [PointKind.Lambda, PointKind.Aws, PointKind.AspNetCore, PointKind.Custom] },
            new("exception", TextShape.Name, "The name of an exception that the process registered.") { Kinds = [PointKind.Lambda, PointKind.AspNetCore, PointKind.Custom] },
            new("status", new WholeShape(400, 599), "The status of the service's answer; the one that goes with the code by default.") { Kinds = [PointKind.Aws] },
            new("reasons", new TextListShape(100, "[\"None\", \"ConditionalCheckFailed\"]"), "Why each item of a DynamoDB transaction was cancelled, such as ConditionalCheckFailed or None.") { Kinds = [PointKind.Aws] },
            PropertyShape.When,
        ],
        [
            new(PointKind.Lambda, true, true, "reported as the function's error"),
            new(PointKind.Http, true, true, "HttpRequestException, connection refused, as the runtime builds it"),
            new(PointKind.Aws, true, true, "the service's wire error, unmarshalled by the SDK"),
            new(PointKind.AspNetCore, true, true, "500"),
            new(PointKind.Custom, true, true, "an exception"),
        ],
        values => values.Has("exception") && (values.Has("code") || values.Has("message"))
            ? (null, "a registered exception brings its own code and message; leave out \"code\" and \"message\"")
            : values.Has("reasons") && values.Get("code", Cancelled) != Cancelled
            ? (null, $"\"reasons\" goes with \"code\": \"{Cancelled}\"; leave out the code")
            : (new ErrorFault
            {
                Code = values.Get<string?>("code"),
                Message = values.Get<string?>("message"),
                Exception = values.Get<string?>("exception"),
                Status = (int?)values.Whole("status"),
                Reasons = values.Has("reasons") ? new(values.Get<string[]>("reasons")!) : TextList.Empty,
                When = values.Get<FaultWhen>("when"),
            }, null));

    internal override FaultShape Shape => Row;

    internal override ShapeValues Settings => new ShapeValues(Row.Properties)
        .With("code", Code)
        .With("message", Message)
        .With("exception", Exception)
        .With("status", (long?)Status)
        .With("reasons", Reasons.Count > 0 ? Reasons.ToArray() : null)
        .With("when", When, FaultWhen.Before);

    internal override FaultRole Role => FaultRole.Terminal;

    internal override string? Complaint =>
        Status is < 400 or > 599 ? "the status must be from 400 to 599"
        : Reasons.Count > 0 && Code is not (null or Cancelled) ? $"reasons go with the code {Cancelled}"
        : null;
}
