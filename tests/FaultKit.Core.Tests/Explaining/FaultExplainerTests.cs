using Microsoft.Extensions.Time.Testing;

namespace FaultKit.Tests;

public sealed class FaultExplainerTests
{
    private static readonly FaultPoint s_point = FaultPoint.Http("GET", "https", "prices.internal", 443);

    public static TheoryData<string, VerdictKind, string> Table => new()
    {
        { """ "target": "http:GET prices.internal" """, VerdictKind.Injected, "every call is hit, and the dice gave 0." },
        { """ "target": "http:POST prices.internal" """, VerdictKind.OtherPoint, "does not cover the point" },
        { """ "target": "http:prices.internal/stock/*" """, VerdictKind.OtherPath, "the path \"/quotes/1\" is another" },
        { """ "target": "http:*", "starts": "2026-03-01T12:00:01Z" """, VerdictKind.OutsideWindow, "its window is not open" },
        { """ "target": "http:*", "match": [ { "path": "header.X-Tenant", "value": "acme" } ] """, VerdictKind.Unmatched, "header.X-Tenant eq \"acme\"" },
        { """ "target": "http:*", "match": [ { "path": "$.kind", "value": "block" } ] """, VerdictKind.Injected, "every call is hit, and the dice gave 0." },
        { """ "target": "http:*", "calls": "1" """, VerdictKind.OtherCall, "this is call 2 of its scope; the rule is for 1" },
        { """ "target": "http:*", "skip": 5 """, VerdictKind.PassedOver, "this is arrival 2; the rule skips 5" },
        { """ "target": "http:*", "percentage": 0 """, VerdictKind.DiceSaidNo, "not below 0" },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void Rule_IsToldWhatStoppedIt(string properties, VerdictKind kind, string detail)
    {
        using var injector = Injector($$"""{ "name": "r", {{properties}}, "fault": { "type": "throttle" } }""");

        var verdict = Assert.Single(injector.Explain(Call(2)).Rules);

        Assert.Equal(kind, verdict.Kind);
        Assert.Contains(detail, verdict.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void FaultThatLost_IsToldToWhom()
    {
        using var injector = Injector(
            """{ "name": "first", "target": "http:*", "fault": { "type": "throttle" } }""",
            """{ "name": "second", "target": "http:*", "fault": { "type": "error" } }""");

        var verdicts = injector.Explain(Call(1)).Rules;

        Assert.Equal((VerdictKind.Suppressed, "rule \"first\" came first"), (verdicts[1].Kind, verdicts[1].Detail));
    }

    [Fact]
    public void Explanation_RepeatsWhatReallyHappened()
    {
        using var injector = Injector("""{ "name": "r", "target": "http:*", "percentage": 40, "fault": { "type": "throttle" } }""");
        var scope = new FaultScope(ScopeKind.Invocation, "req-1");

        var happened = Enumerable.Range(1, 50).Where(_ => injector.Decide(new(s_point, "/quotes/1", scope)) is not null).ToArray();
        var explained = Enumerable.Range(1, 50).Where(number => injector.Explain(Call(number)).Injected.Any()).ToArray();

        Assert.Equal(happened, explained);
        Assert.InRange(happened.Length, 5, 40);
    }

    [Fact]
    public void HitOfAPlanWithoutASeed_IsRepeatedFromItsNonce()
    {
        using var injector = Injector("""{ "name": "r", "target": "http:*", "percentage": 50, "fault": { "type": "throttle" } }""");
        injector.Load(injector.Plan! with { Seed = null });
        var scope = new FaultScope(ScopeKind.Invocation, "req-1");
        while (injector.Journal.Hits.Count == 0)
        {
            using var decision = injector.Decide(new(s_point, "/quotes/1", scope));
            decision?.Terminal(FaultWhen.Before);
        }

        var hit = injector.Journal.Hits[0];

        Assert.NotEmpty(injector.Explain(Call(hit.Occurrence) with { Nonce = hit.Nonce }).Injected);
    }

    [Fact]
    public void Explaining_CountsNothing()
    {
        using var injector = Injector("""{ "name": "r", "target": "http:*", "limit": 1, "calls": "1", "fault": { "type": "throttle" } }""");

        injector.Explain(Call(1));

        Assert.NotEmpty(injector.UnmatchedRules);
        Assert.NotNull(injector.Decide(new(s_point, "/quotes/1", new(ScopeKind.Invocation, "req-1"))));
    }

    [Fact]
    public void WithoutAPlan_ThereIsNothingToExplain()
    {
        using var injector = new FaultInjector();

        Assert.Equal("Faults are off: no plan is in force.", injector.Explain(Call(1)).ToString());
    }

    private static FaultInjector Injector(params string[] rules) => Some.Injector(
        FaultPlan.Parse($$"""{ "version": 1, "enabled": true, "environments": ["Production"], "expires": "2026-03-01T18:00:00Z", "seed": 7, "rules": [ {{string.Join(",", rules)}} ] }""", new FakeTimeProvider(Some.Instant)),
        new() { Time = new FakeTimeProvider(Some.Instant) });

    private static CallDescription Call(int number) => new()
    {
        Point = s_point,
        Path = "/quotes/1",
        Scope = "req-1",
        Number = number,
        Attributes = new Dictionary<string, string> { ["header.X-Tenant"] = "other" },
        Payload = """{ "kind": "block" }""",
    };
}
