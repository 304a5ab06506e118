namespace FaultKit.Testing;

/// <summary>A test under faults, while it runs.</summary>
public sealed class FaultTestRun
{
    private readonly FaultPlan _plan;

    internal FaultTestRun(FaultInjector injector, FaultPlan plan) => (Injector, _plan) = (injector, plan);

    /// <summary>The test's injector, for clients that the test makes by hand: <c>new FaultHttpHandler(chaos.Injector, inner)</c>.</summary>
    public FaultInjector Injector { get; }

    /// <summary>The hits so far, oldest first.</summary>
    public HitList Hits => Injector.Journal.Hits;

    /// <summary>Fails if a rule has not hit yet.</summary>
    /// <exception cref="FaultTestException">A rule never hit; the message says which, why, and what happened instead.</exception>
    public void Verify()
    {
        var hits = Hits;
        var idle = _plan.Rules.Where(rule => hits.By(rule.Name).Count == 0).ToArray();
        if (idle.Length > 0)
        {
            throw new FaultTestException(Describe(idle, hits));
        }
    }

    private string Describe(FaultRule[] idle, HitList hits)
    {
        var heading = idle.Length == 1 ? "A rule of this test never hit, so the test showed nothing about it:" : $"{idle.Length} rules of this test never hit, so the test showed nothing about them:";
        var lines = idle.Select(rule => $"  {rule.Name} on {rule.Target}{(rule.Calls is { } calls ? $", call {calls}" : "")}: {WhyNot(rule, hits)}")
            .Prepend(heading)
            .Append(hits.Count == 0 ? "No other rule hit either." : "What happened:")
            .Concat(hits.Select(hit => $"  {hit}"));
        return string.Join(Environment.NewLine, lines);
    }

    private string WhyNot(FaultRule rule, HitList hits) =>
        hits.LastOrDefault(hit => hit.Rule == rule.Name) is { } hit ? $"{hit.Outcome}, {hit.Detail}"
        : Injector.UnmatchedRules.Contains(rule) ? "no call with FaultKit in its path matched the target (is the client made with AddChaos or FaultHttpHandler?)"
        : "calls matched the target, but there were too few of them";
}
