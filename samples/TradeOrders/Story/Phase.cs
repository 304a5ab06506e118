namespace TradeOrders.Story;

/// <summary>A part of the story: how many orders are sent in it, and whether the plan is on meanwhile.</summary>
internal sealed record Phase(int Number, string Name, int Orders, bool HasFaults)
{
    public static Phase ColdStart { get; } = new(0, "cold start", 100, HasFaults: false);

    public static Phase Calm { get; } = new(1, "calm", 700, HasFaults: false);

    public static Phase Chaos { get; } = new(2, "chaos", 1500, HasFaults: true);

    public static Phase CalmAgain { get; } = new(3, "calm again", 800, HasFaults: false);

    public static IReadOnlyList<Phase> All { get; } = [ColdStart, Calm, Chaos, CalmAgain];
}

/// <summary>When a phase was, in time since the start.</summary>
internal sealed record PhaseSpan(Phase Phase, TimeSpan From, TimeSpan To);
