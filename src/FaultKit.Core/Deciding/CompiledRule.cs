namespace FaultKit;

/// <summary>A rule in the form that a decision reads.</summary>
internal sealed class CompiledRule(RuleState state)
{
    /// <summary>A roll below it is let through; the rate in steps of 2^-53, compared without floating point.</summary>
    private readonly ulong _threshold = (ulong)(state.Rule.Rate.Value * (1UL << FaultDice.Bits));

    public RuleState State { get; } = state;

    public FaultRule Rule { get; } = state.Rule;

    /// <summary>The rule's share of every roll.</summary>
    public ulong Key { get; } = FaultDice.OfText(state.Rule.Name);

    /// <summary>Whether it speaks to initializations, and not to calls.</summary>
    public bool IsOfInit { get; } = state.Rule.Fault.IsOfInit;

    public GlobPattern? Path { get; } = state.Rule.Target.Path;

    public CallRange? Calls { get; } = state.Rule.Calls;

    /// <summary>Whether it counts more than its occurrences.</summary>
    public bool HasCounters { get; } = state.Rule is not { Calls: null, Skip: 0, Every: 1 };

    /// <summary>Whether it speaks to some of the calls at its points only.</summary>
    public bool IsConditional { get; } = state.Rule is not { Target.Path: null, Starts: null, Match.Count: 0 };

    public bool HasWindow { get; } = state.Rule.Starts is not null;

    public bool HasRamp { get; } = state.Rule.Ramp is not null;

    /// <summary>The throttle whose callers are written down if they come back too early; null where there is none.</summary>
    public ThrottleFault? Policing { get; } = PolicingOf(state.Rule.Fault);

    /// <summary>How far a rule with a ramp has grown, from 0 to 1.</summary>
    public double StrengthAt(DateTimeOffset now) => Math.Clamp((now - Rule.Starts!.Value) / Rule.Ramp!.Value, 0, 1);

    public bool IsInWindow(DateTimeOffset now) => now >= Rule.Starts && (Rule.Duration is null || now < Rule.Starts + Rule.Duration);

    /// <summary>What goes wrong by one hit.</summary>
    /// <param name="draw">The numbers that belong to it.</param>
    /// <param name="strength">How far the rule has grown, from 0 to 1.</param>
    public Fault PickFault(FaultDraw draw, double strength)
    {
        var fault = Rule.Fault is OneOfFault alternatives ? alternatives.Pick(draw) : Rule.Fault;
        return HasRamp && Rule.RampBy == RampKind.Delay && fault is LatencyFault latency
            ? latency with { Delay = latency.Delay * strength, Jitter = latency.Jitter * strength }
            : fault;
    }

    /// <summary>Whether chance lets the fault through at a roll. The roll knows no time: who is hit early on a ramp is hit all the way up.</summary>
    /// <param name="roll">The roll.</param>
    /// <param name="strength">How far the rule has grown, from 0 to 1.</param>
    public bool Lets(ulong roll, double strength) => FaultDice.Significant(roll) < ThresholdAt(strength);

    /// <summary>As <see cref="Lets"/>, for a rule without a ramp.</summary>
    public bool LetsPlain(ulong roll) => FaultDice.Significant(roll) < _threshold;

    /// <summary>The share of calls that chance lets through.</summary>
    /// <param name="strength">How far the rule has grown, from 0 to 1.</param>
    public double ShareAt(double strength) => ThresholdAt(strength) * (1.0 / (1UL << FaultDice.Bits));

    private static ThrottleFault? PolicingOf(Fault fault)
    {
        if (fault is not OneOfFault alternatives)
        {
            return fault is ThrottleFault { Police: true } throttle ? throttle : null;
        }

        foreach (var choice in alternatives.Choices)
        {
            if (choice.Fault is ThrottleFault { Police: true } throttle)
            {
                return throttle;
            }
        }

        return null;
    }

    private ulong ThresholdAt(double strength) => HasRamp && Rule.RampBy == RampKind.Percentage ? (ulong)(_threshold * strength) : _threshold;
}
