namespace FaultKit;

/// <summary>What became of one rule at one call, and why.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Kind">What became of it.</param>
/// <param name="Detail">Why, in words: which condition failed, what the dice gave.</param>
public sealed record RuleVerdict(FaultRule Rule, VerdictKind Kind, string Detail);
