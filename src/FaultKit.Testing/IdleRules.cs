namespace FaultKit.Testing;

/// <summary>Says why a rule of a test never hit.</summary>
internal static class IdleRules
{
    public static string Describe(FaultRule rule, FaultInjector injector, IReadOnlyList<CallTrace> calls) =>
        $"  {rule.Name} on {rule.Target}{(rule.Calls is { } range ? $", call {range}" : "")}: {WhyNot(rule, injector, calls)}";

    private static string WhyNot(FaultRule rule, FaultInjector injector, IReadOnlyList<CallTrace> calls)
    {
        if (injector.Journal.Hits.LastOrDefault(hit => hit.Rule == rule.Name) is { } hit)
        {
            return $"{hit.Outcome}, {hit.Detail}";
        }

        if (injector.Consent.WhyInert(rule) is { } inert)
        {
            return inert;
        }

        var verdicts = calls.SelectMany(call => call.Rules).Where(verdict => verdict.Rule.Name == rule.Name).ToArray();
        if (verdicts.Any(verdict => verdict.Kind == VerdictKind.OtherCall))
        {
            return "calls matched the target, but there were too few of them";
        }

        return verdicts.LastOrDefault(verdict => verdict.Kind != VerdictKind.OtherPoint) is { } last ? $"{last.Kind}, {last.Detail}"
            : calls.Count == 0 ? "no call with FaultKit in its path was made at all (is the client made with AddChaos or FaultHttpHandler, or the work done in another flow? see FaultTest.Begin(services, ...))"
            : $"no call with FaultKit in its path matched the target; calls were made at {string.Join(", ", calls.Select(call => call.Point.Name).Distinct().Take(5))}";
    }
}
