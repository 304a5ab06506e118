namespace FaultKit;

/// <summary>The record that a rule's fault was injected at a point, or why it was not after all.</summary>
/// <remarks>Everything needed to repeat the decision afterwards: rule, scope, point, occurrence, and the seed or the nonce.</remarks>
public sealed record FaultHit
{
    /// <summary>When it was done, or came to nothing.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The rule's name.</summary>
    public required string Rule { get; init; }

    /// <summary>The fault's word, such as <c>latency</c>.</summary>
    public required string Fault { get; init; }

    /// <summary>The point.</summary>
    public required FaultPoint Point { get; init; }

    /// <summary>The id of the scope; empty where there was none.</summary>
    public required string Scope { get; init; }

    /// <summary>What the scope was.</summary>
    public required ScopeKind ScopeKind { get; init; }

    /// <summary>Which of the scope's matching calls at the point, from 1.</summary>
    public required int Occurrence { get; init; }

    /// <summary>The plan's seed; null where it has none.</summary>
    public long? Seed { get; init; }

    /// <summary>The number that the scope drew for itself; null where the plan has a seed.</summary>
    public ulong? Nonce { get; init; }

    /// <summary>What became of it.</summary>
    public required HitOutcome Outcome { get; init; }

    /// <summary>What was done, or why nothing was.</summary>
    public required string Detail { get; init; }

    /// <summary>The hit in a line.</summary>
    public override string ToString() => $"{Outcome} {Fault} by \"{Rule}\" at {Point} ({Whose}, call {Occurrence}): {Detail}";

    /// <summary>Whose call it was, in words; calls without a scope are counted for the process.</summary>
    internal string Whose => ScopeKind == ScopeKind.None ? "the process" : $"{ScopeKind} {Scope}";
}
