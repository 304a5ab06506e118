using System.Linq;

namespace FaultKit;

/// <summary>Runs a decision beside the real ones: the same code on counters of its own, with somebody taking notes.</summary>
internal static class FaultExplainer
{
    /// <summary>What becomes of each rule at a call.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="whyInert">Why a rule cannot act in this process; null where it can.</param>
    /// <param name="call">The call. <c>skip</c>, <c>every</c> and <c>limit</c> begin afresh: only its own scope is known.</param>
    /// <param name="time">What windows are held against.</param>
    public static FaultExplanation Explain(FaultPlan plan, Func<FaultRule, string?> whyInert, CallDescription call, TimeProvider time)
    {
        var states = plan.Rules.ToDictionary(rule => rule.Name, rule => new RuleState(rule), StringComparer.Ordinal);
        var compiled = new CompiledPlan(plan, states, whyInert, new PlanSwitch());
        var trace = new DecisionTrace();
        if (compiled.At(call.Point) is { } rules)
        {
            var scope = new ScopeState(compiled, call.Scope, before: null, call.Nonce);
            var described = new FaultCall(call.Point, call.Path, carrier: call, reader: DescribedCall.Reader);
            for (var number = 1; number <= call.Number; number++)
            {
                Compose(FaultDecider.Decide(rules, in described, scope, time, number == call.Number ? trace : null), trace);
            }
        }

        return new(null, [.. plan.Rules.Select(rule => trace.Of(rule) ?? Unasked(rule, whyInert))]);
    }

    private static void Compose(DecisionDraft? draft, DecisionTrace trace)
    {
        draft?.Compose();
        draft?.Suppressed.ForEach(lost => trace.Suppressed(lost.Fault, lost.Reason));
    }

    private static RuleVerdict Unasked(FaultRule rule, Func<FaultRule, string?> whyInert) => whyInert(rule) is { } reason
        ? new(rule, VerdictKind.Inert, reason)
        : new(rule, VerdictKind.OtherPoint, $"its target {rule.Target} does not cover the point");
}
