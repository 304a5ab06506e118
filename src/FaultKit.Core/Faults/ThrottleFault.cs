namespace FaultKit;

/// <summary>Refuses the call because there were too many, in the words of its surface.</summary>
public sealed record ThrottleFault : Fault
{
    /// <summary>The longest wait that may be asked of a caller.</summary>
    public static readonly TimeSpan MaxRetryAfter = TimeSpan.FromDays(1);

    /// <summary>How long the caller is asked to wait, in whole seconds on the wire; null for no such wish.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The code that an AWS service refuses with; null for the one that the service really uses at the operation.</summary>
    public string? Code { get; init; }

    internal static FaultShape Row { get; } = new(
        "throttle",
        "Refuses the call because there were too many.",
        [
            new("retryAfter", new DurationShape(TimeSpan.Zero, MaxRetryAfter), "How long the caller is asked to wait (Retry-After, whole seconds, rounded up).")
            {
                Kinds = [PointKind.Lambda, PointKind.Http, PointKind.AspNetCore],
            },
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
        values => (new ThrottleFault { RetryAfter = values.Get<TimeSpan?>("retryAfter"), Code = values.Get<string?>("code"), When = values.Get<FaultWhen>("when") }, null));

    internal override FaultShape Shape => Row;

    internal override FaultRole Role => FaultRole.Terminal;

    internal override string? Complaint =>
        RetryAfter < TimeSpan.Zero || RetryAfter > MaxRetryAfter ? $"the wait asked for must be from 0ms to {DurationText.Write(MaxRetryAfter)}" : null;
}
