namespace FaultKit;

/// <summary>Never answers: the call hangs until its caller gives up, or the cap is reached.</summary>
public sealed record TimeoutFault : Fault
{
    /// <summary>The longest a call is held unless said otherwise: longer than the 100 s after which <see cref="HttpClient"/> gives up by itself.</summary>
    public static readonly TimeSpan DefaultCap = TimeSpan.FromMinutes(2);

    /// <summary>The longest the call is held; what happens then is what a connection does that nobody answers on.</summary>
    public TimeSpan Cap { get; init; } = DefaultCap;

    internal static FaultShape Row { get; } = new(
        "timeout",
        "Never answers: the call hangs until its caller gives up, or the cap is reached.",
        [
            new("cap", new DurationShape(TimeSpan.FromMilliseconds(1), LatencyFault.MaxDelay), "The longest the call is held; 2m by default."),
            PropertyShape.When,
        ],
        [
            new(PointKind.Http, true, true, "no response until the caller's timeout; at the cap, the connection times out"),
            new(PointKind.Aws, true, true, "the attempt hangs until its timeout"),
            new(PointKind.AspNetCore, true, true, "hangs until the request is aborted"),
            new(PointKind.Custom, true, true, "hangs, then a TimeoutException"),
        ],
        values => (new TimeoutFault { Cap = values.Get("cap", DefaultCap), When = values.Get<FaultWhen>("when") }, null));

    internal override FaultShape Shape => Row;

    internal override FaultRole Role => FaultRole.Terminal;
}
