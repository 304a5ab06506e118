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

    public GlobPattern? Path { get; } = state.Rule.Target.Path;

    public CallRange? Calls { get; } = state.Rule.Calls;

    /// <summary>Whether it counts more than its occurrences.</summary>
    public bool HasCounters { get; } = state.Rule is not { Calls: null, Skip: 0, Every: 1 };

    public bool HasWindow { get; } = state.Rule.Starts is not null;

    public bool IsInWindow(DateTimeOffset now) => now >= Rule.Starts && (Rule.Duration is null || now < Rule.Starts + Rule.Duration);

    /// <summary>What goes wrong by one hit.</summary>
    public Fault PickFault(FaultDraw draw) => Rule.Fault is OneOfFault alternatives ? alternatives.Pick(draw) : Rule.Fault;

    /// <summary>Whether chance lets the fault through at a roll.</summary>
    public bool Lets(ulong roll) => FaultDice.Significant(roll) < _threshold;
}
