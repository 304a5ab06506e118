namespace FaultKit;

/// <summary>Holds the call back for a while, then lets it pass.</summary>
/// <remarks>The wait runs on the injector's <see cref="TimeProvider"/> and ends early when the call is cancelled or the plan is turned off.</remarks>
public sealed record LatencyFault : Fault
{
    /// <summary>The longest delay a plan may ask for: the longest a Lambda invocation can last (AWS Lambda quotas, function timeout, 900 s).</summary>
    public static readonly TimeSpan MaxDelay = TimeSpan.FromMinutes(15);

    /// <summary>How long the call is held; with jitter, the middle.</summary>
    public required TimeSpan Delay { get; init; }

    /// <summary>How far a delay may lie from <see cref="Delay"/>; none unless said otherwise.</summary>
    public TimeSpan Jitter { get; init; }

    /// <summary>How delays spread; <see cref="LatencyDistribution.Uniform"/> where a plan gives a jitter and no distribution.</summary>
    public LatencyDistribution Distribution { get; init; }

    internal static FaultShape Row { get; } = new(
        "latency",
        "Holds the call back for a while, then lets it pass.",
        [
            new("delay", new DurationShape(TimeSpan.Zero, MaxDelay), "How long the call is held.") { IsRequired = true },
            new("jitter", new DurationShape(TimeSpan.Zero, MaxDelay), "How far a delay may lie from it; none by default."),
            new("distribution", new ChoiceShape<LatencyDistribution>(), "How delays spread; uniform where there is a jitter, else fixed."),
            PropertyShape.When,
        ],
        [
            new(PointKind.Lambda, true, true, "the invocation starts or ends late"),
            new(PointKind.Http, true, true, "the response comes late"),
            new(PointKind.Aws, true, false, "the attempt takes longer"),
            new(PointKind.AspNetCore, true, true, "the request is served late"),
            new(PointKind.Custom, true, true, "the call takes longer"),
        ],
        Make);

    internal override FaultShape Shape => Row;

    internal override FaultRole Role => FaultRole.Delay;

    internal override string? Complaint =>
        Delay < TimeSpan.Zero || Delay > MaxDelay ? $"the delay must be from 0ms to {DurationText.Write(MaxDelay)}"
        : Jitter < TimeSpan.Zero || Jitter > Delay ? "the jitter must be from 0ms to the delay"
        : null;

    /// <summary>The delay of one hit, drawn from its dice.</summary>
    internal TimeSpan Sample(FaultDraw draw) => Distribution switch
    {
        LatencyDistribution.Uniform => Delay + (Jitter * ((2 * draw.Unit(DrawLane.Delay)) - 1)),
        _ => Delay,
    };

    private static (Fault?, string?) Make(ShapeValues values)
    {
        var delay = values.Get<TimeSpan>("delay");
        var jitter = values.Get<TimeSpan>("jitter");
        var distribution = values.Get("distribution", jitter > TimeSpan.Zero ? LatencyDistribution.Uniform : LatencyDistribution.Fixed);
        if (distribution == LatencyDistribution.Fixed && jitter > TimeSpan.Zero)
        {
            return (null, "a fixed delay has no jitter; leave out \"jitter\", or say \"distribution\": \"uniform\"");
        }

        if (jitter > delay)
        {
            return (null, "the jitter is longer than the delay, which would ask for delays below zero; make it at most the delay");
        }

        return (new LatencyFault { Delay = delay, Jitter = jitter, Distribution = distribution, When = values.Get<FaultWhen>("when") }, null);
    }
}
