using System.Linq;

namespace FaultKit;

/// <summary>A decision, repeated or foretold: what becomes of each rule of a plan at one call.</summary>
/// <param name="Closed">Why no rule is looked at at all; null where the plan is in force.</param>
/// <param name="Rules">The rules, in the order of the document.</param>
public sealed record FaultExplanation(string? Closed, IReadOnlyList<RuleVerdict> Rules)
{
    /// <summary>The rules whose faults are injected.</summary>
    public IEnumerable<FaultRule> Injected => Rules.Where(verdict => verdict.Kind == VerdictKind.Injected).Select(verdict => verdict.Rule);

    /// <summary>A line for each rule.</summary>
    public override string ToString() => Closed is not null
        ? $"Faults are off: {Closed}."
        : string.Join(Environment.NewLine, Rules.Select(verdict => $"{verdict.Rule.Name}: {verdict.Kind}, {verdict.Detail}"));
}
