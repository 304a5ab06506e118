namespace FaultKit;

/// <summary>Refuses the call because there were too many, in the words of its surface.</summary>
/// <remarks>
/// Every call that it hits, or with a quota those beyond it: <see cref="Limit"/> calls in each <see cref="Window"/>. The quota belongs to
/// the rule in this process, counts in order of arrival, and outlives a reload that leaves the rule as it is.
/// </remarks>
public sealed record ThrottleFault : Fault
{
    /// <summary>The longest wait that may be asked of a caller.</summary>
    public static readonly TimeSpan MaxRetryAfter = TimeSpan.FromDays(1);

    /// <summary>How long the caller is asked to wait, in whole seconds on the wire; null for what is left of the window, and without a quota for no such wish.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>How the wish is written; in seconds unless said otherwise.</summary>
    public RetryAfterFormat RetryAfterFormat { get; init; }

    /// <summary>How many calls pass in each window; null to refuse every one.</summary>
    public long? Limit { get; init; }

    /// <summary>How long a window is; they follow each other from the first call on. Null without a limit.</summary>
    public TimeSpan? Window { get; init; }

    /// <summary>Whether callers are written down who come back before the wait that they were asked for is over (<see cref="HitOutcome.Early"/>).</summary>
    /// <remarks>A caller is what a call belongs to: the invocation, the request, the trace, the test. Calls that belong to nothing are one caller.</remarks>
    public bool Police { get; init; }

    /// <summary>The code that an AWS service refuses with; null for the one that the service really uses at the operation.</summary>
    public string? Code { get; init; }

    internal static FaultShape Row { get; } = new(
        "throttle",
        "Refuses the call because there were too many: every call, or those beyond a quota.",
        [
            new("retryAfter", new DurationShape(TimeSpan.Zero, MaxRetryAfter), "How long the caller is asked to wait (Retry-After, whole seconds, rounded up); with a limit what is left of the window by default.")
            {
                Kinds = [PointKind.Lambda, PointKind.Http, PointKind.AspNetCore],
            },
            new("retryAfterFormat", new ChoiceShape<RetryAfterFormat>(), "How Retry-After is written; in seconds by default.") { Kinds = [PointKind.Lambda, PointKind.Http, PointKind.AspNetCore] },
            new("limit", new WholeShape(1, 1_000_000_000), "How many calls pass in each window, per process, in order of arrival; goes with window."),
            new("window", new DurationShape(TimeSpan.FromMilliseconds(1), MaxRetryAfter), "How long a window is; goes with limit."),
            new("police", new FlagShape(), "Whether callers are written down who come back before the wait is over; false by default.") { Kinds = [PointKind.Lambda, PointKind.Http, PointKind.AspNetCore] },
            new("code", TextShape.Name, "The code that the service refuses with; its own for the operation by default.") { Kinds = [PointKind.Aws] },
            PropertyShape.When,
        ],
        [
            new(PointKind.Lambda, true, true, "a TooManyRequestsException as the function's error"),
            new(PointKind.Http, true, true, "429 with Retry-After"),
            new(PointKind.Aws, true, true, "the service's own throttling code"),
            new(PointKind.AspNetCore, true, true, "429 with Retry-After"),
            new(PointKind.Custom, true, true, "an exception"),
        ],
        Make);

    internal override FaultShape Shape => Row;

    internal override ShapeValues Settings => new ShapeValues(Row.Properties)
        .With("retryAfter", RetryAfter)
        .With("retryAfterFormat", RetryAfterFormat, RetryAfterFormat.Seconds)
        .With("limit", Limit)
        .With("window", Window)
        .With("police", Police, false)
        .With("code", Code)
        .With("when", When, FaultWhen.Before);

    internal override FaultRole Role => FaultRole.Terminal;

    internal override string? Complaint =>
        RetryAfter < TimeSpan.Zero || RetryAfter > MaxRetryAfter ? $"the wait asked for must be from 0ms to {DurationText.Write(MaxRetryAfter)}"
        : Limit is null != Window is null ? "a quota has a \"limit\" and a \"window\"; add the one that is missing"
        : Limit < 1 || Window <= TimeSpan.Zero || Window > MaxRetryAfter ? $"the limit must be at least 1, and the window up to {DurationText.Write(MaxRetryAfter)}"
        : RetryAfter is null && Limit is null && (Police || RetryAfterFormat != RetryAfterFormat.Seconds) ? "a caller who is to come back at a time has to be told so; add \"retryAfter\", or \"limit\" and \"window\""
        : null;

    /// <summary>When a caller who is refused now is asked to come back; null where it is not asked.</summary>
    internal DateTimeOffset? ComeBack(DateTimeOffset now) =>
        RetryAfter is not { } wait ? null
        : RetryAfterFormat == RetryAfterFormat.Seconds ? now + TimeSpan.FromSeconds(Math.Ceiling(wait.TotalSeconds))
        : DateTimeOffset.FromUnixTimeSeconds((long)Math.Ceiling((now + wait).ToUnixTimeMilliseconds() / 1000.0));

    private static (Fault?, string?) Make(ShapeValues values)
    {
        var fault = new ThrottleFault
        {
            RetryAfter = values.Duration("retryAfter"),
            RetryAfterFormat = values.Get<RetryAfterFormat>("retryAfterFormat"),
            Limit = values.Whole("limit"),
            Window = values.Duration("window"),
            Police = values.Get<bool>("police"),
            Code = values.Get<string?>("code"),
            When = values.Get<FaultWhen>("when"),
        };
        return fault.Complaint is { } complaint ? (null, complaint) : (fault, null);
    }
}
