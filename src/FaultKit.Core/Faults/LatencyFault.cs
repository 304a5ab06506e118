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

    /// <summary>How long the tail of a lognormal spread is: the standard deviation of its logarithm; 0.5 unless said otherwise, which puts the 99th percentile at 3.2 times the median.</summary>
    public double Sigma { get; init; } = 0.5;

    /// <summary>How light the tail of a Pareto spread is; 2 unless said otherwise, which puts the 99th percentile at 10 times the least.</summary>
    public double Alpha { get; init; } = 2;

    /// <summary>No delay is longer than this; <see cref="MaxDelay"/> unless said otherwise.</summary>
    public TimeSpan Max { get; init; } = MaxDelay;

    internal static FaultShape Row { get; } = new(
        "latency",
        "Holds the call back for a while, then lets it pass.",
        [
            new("delay", new DurationShape(TimeSpan.Zero, MaxDelay), "How long the call is held.") { IsRequired = true },
            new("jitter", new DurationShape(TimeSpan.Zero, MaxDelay), "How far a uniform delay may lie from it, or the standard deviation of a normal one; none by default."),
            new("distribution", new ChoiceShape<LatencyDistribution>(), "How delays spread; uniform where there is a jitter, else fixed."),
            new("sigma", new NumberShape(0.01, 5), "The tail of a lognormal spread; 0.5 by default."),
            new("alpha", new NumberShape(0.1, 100), "The tail of a pareto spread; 2 by default."),
            new("max", new DurationShape(TimeSpan.Zero, MaxDelay), "No delay is longer than this; 15m by default."),
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

    internal override ShapeValues Settings => new ShapeValues(Row.Properties)
        .With("delay", Delay)
        .With("jitter", Jitter, TimeSpan.Zero)
        .With("distribution", Distribution, Jitter > TimeSpan.Zero ? LatencyDistribution.Uniform : LatencyDistribution.Fixed)
        .With("sigma", Sigma, 0.5)
        .With("alpha", Alpha, 2.0)
        .With("max", Max, MaxDelay)
        .With("when", When, FaultWhen.Before);

    internal override FaultRole Role => FaultRole.Delay;

    internal override string? Complaint =>
        Delay < TimeSpan.Zero || Delay > MaxDelay ? $"the delay must be from 0ms to {DurationText.Write(MaxDelay)}"
        : Jitter < TimeSpan.Zero || Jitter > MaxDelay || (Jitter > Delay && Distribution != LatencyDistribution.Normal) ? "the jitter must be from 0ms to the delay"
        : null;

    /// <summary>The delay of one hit, drawn from its dice.</summary>
    internal TimeSpan Sample(FaultDraw draw) => LatencySampler.Sample(this, draw);

    private static (Fault?, string?) Make(ShapeValues values)
    {
        var jitter = values.Duration("jitter") ?? default;
        var fault = new LatencyFault
        {
            Delay = values.Duration("delay") ?? default,
            Jitter = jitter,
            Distribution = values.Get("distribution", jitter > TimeSpan.Zero ? LatencyDistribution.Uniform : LatencyDistribution.Fixed),
            Sigma = values.Get("sigma", 0.5),
            Alpha = values.Get("alpha", 2.0),
            Max = values.Duration("max") ?? MaxDelay,
            When = values.Get<FaultWhen>("when"),
        };
        return Complain(fault, values) is { } complaint ? (null, complaint) : (fault, null);
    }

    private static string? Complain(LatencyFault fault, ShapeValues values)
    {
        var takesJitter = fault.Distribution is LatencyDistribution.Uniform or LatencyDistribution.Normal;
        return fault.Jitter > TimeSpan.Zero && !takesJitter ? $"a {Word(fault)} delay has no jitter; leave out \"jitter\", or say \"distribution\": \"uniform\" or \"normal\""
            : takesJitter && fault.Jitter == TimeSpan.Zero ? $"a {Word(fault)} delay needs a \"jitter\""
            : fault.Distribution == LatencyDistribution.Uniform && fault.Jitter > fault.Delay ? "the jitter is longer than the delay, which would ask for delays below zero; make it at most the delay"
            : values.Has("sigma") && fault.Distribution != LatencyDistribution.Lognormal ? "\"sigma\" goes with \"distribution\": \"lognormal\""
            : values.Has("alpha") && fault.Distribution != LatencyDistribution.Pareto ? "\"alpha\" goes with \"distribution\": \"pareto\""
            : fault.Max < fault.Delay ? "\"max\" is shorter than \"delay\"; make it at least the delay"
            : null;
    }

    private static string Word(LatencyFault fault) => fault.Distribution.ToString().ToLowerInvariant();
}
