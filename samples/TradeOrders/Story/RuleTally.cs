using FaultKit;

namespace TradeOrders.Story;

/// <summary>How often a rule's fault was injected, and how often it was chosen and came to nothing: another went first, or there was nothing to do it to.</summary>
internal sealed record RuleTally(FaultRule Rule, int Injected, int GaveWay)
{
    public static IReadOnlyList<RuleTally> AllOf(RunResult run)
    {
        var hits = run.Hits.ToLookup(hit => hit.Hit.Rule);
        return [.. run.Rules.Select(rule => new RuleTally(rule, hits[rule.Name].Count(hit => hit.IsInjected), hits[rule.Name].Count(hit => !hit.IsInjected)))];
    }
}
