namespace FaultKit;

/// <summary>Never answers: the call hangs until its caller gives up, or the cap is reached.</summary>
/// <remarks>
/// A Lambda invocation has a deadline, and is held until shortly before it: the function, or its result, then has what is left.
/// With <see cref="Beyond"/> it gets no answer at all, and Lambda ends it, and its environment, by itself.
/// </remarks>
public sealed record TimeoutFault : Fault
{
    /// <summary>The longest a call is held unless said otherwise: longer than the 100 s after which <see cref="HttpClient"/> gives up by itself.</summary>
    public static readonly TimeSpan DefaultCap = TimeSpan.FromMinutes(2);

    /// <summary>How long before its deadline an invocation is let go unless said otherwise.</summary>
    public static readonly TimeSpan DefaultMargin = TimeSpan.FromMilliseconds(100);

    /// <summary>The longest the call is held; what happens then is what a connection does that nobody answers on.</summary>
    public TimeSpan Cap { get; init; } = DefaultCap;

    /// <summary>How long before its deadline an invocation is let go.</summary>
    public TimeSpan Margin { get; init; } = DefaultMargin;

    /// <summary>Whether an invocation is held past its deadline, and never answered.</summary>
    public bool Beyond { get; init; }

    internal static FaultShape Row { get; } = new(
        "timeout",
        "Never answers: the call hangs until its caller gives up, or the cap is reached.",
        [
            new("cap", new DurationShape(TimeSpan.FromMilliseconds(1), LatencyFault.MaxDelay), "The longest the call is held; 2m by default.")
            {
                Kinds = [PointKind.Http, PointKind.Aws, PointKind.AspNetCore, PointKind.Custom],
            },
            new("margin", new DurationShape(TimeSpan.Zero, LatencyFault.MaxDelay), "How long before its deadline the invocation is let go; 100ms by default.") { Kinds = [PointKind.Lambda] },
            new("beyond", new FlagShape(), "Whether the invocation is held past its deadline, and never answered; false by default.") { Kinds = [PointKind.Lambda] },
            PropertyShape.When,
        ],
        [
            new(PointKind.Lambda, true, true, "held until shortly before the deadline; past it where asked, which Lambda answers by \"Task timed out\" and a new environment"),
            new(PointKind.Http, true, true, "no response until the caller's timeout; at the cap, the connection times out"),
            new(PointKind.Aws, true, true, "the attempt hangs until its timeout"),
            new(PointKind.AspNetCore, true, true, "hangs until the request is aborted"),
            new(PointKind.Custom, true, true, "hangs, then a TimeoutException"),
        ],
        Make);

    internal override FaultShape Shape => Row;

    internal override ShapeValues Settings => new ShapeValues(Row.Properties)
        .With("cap", Cap, DefaultCap)
        .With("margin", Margin, DefaultMargin)
        .With("beyond", Beyond, false)
        .With("when", When, FaultWhen.Before);

    internal override FaultRole Role => FaultRole.Terminal;

    internal override string? Complaint =>
        Margin < TimeSpan.Zero || Margin > LatencyFault.MaxDelay ? $"the margin must be from 0ms to {DurationText.Write(LatencyFault.MaxDelay)}" : null;

    private static (Fault?, string?) Make(ShapeValues values)
    {
        var beyond = values.Get<bool>("beyond");
        return beyond && values.Has("margin")
            ? (null, "an invocation that is held beyond its deadline has no margin before it; leave out \"margin\"")
            : (new TimeoutFault
            {
                Cap = values.Duration("cap") ?? DefaultCap,
                Margin = values.Duration("margin") ?? DefaultMargin,
                Beyond = beyond,
                When = values.Get<FaultWhen>("when"),
            }, null);
    }
}
