namespace FaultKit.Tests;

/// <summary>What narrows a rule: percentage, calls, limit.</summary>
public sealed class SelectorTests
{
    private static readonly FaultPoint s_point = FaultPoint.Custom("selector.one");
    private static readonly FaultPoint s_other = FaultPoint.Custom("selector.other");

    [Theory]
    [InlineData(0.001)]
    [InlineData(12.5)]
    [InlineData(50)]
    public void OfMillionsOfCalls_AsManyAreHitAsThePercentageSays(double percentage)
    {
        const int Calls = 10_000_000;
        var rule = new CompiledRule(new(Some.Rule("selector", percentage: percentage)));
        var call = FaultDice.OfCall(FaultDice.OfScope(20241204, "request-1"), s_point.Key);
        var hits = 0;

        for (var occurrence = 1; occurrence <= Calls; occurrence++)
        {
            hits += rule.Lets(FaultDice.Roll(call, rule.Key, occurrence), strength: 1) ? 1 : 0;
        }

        // Binomial: four deviations are allowed.
        var share = percentage / 100;
        var slack = 4 * Math.Sqrt(Calls * share * (1 - share));
        Assert.InRange(hits, (Calls * share) - slack, (Calls * share) + slack);
    }

    [Fact]
    public void OfMillionsOfDecisions_AsManyAreHitAsThePercentagesSay()
    {
        const int Scopes = 10_000;
        const int CallsPerScope = 1000;
        double[] percentages = [0.001, 0.01, 1, 12.5];
        var hits = percentages.ToDictionary(percentage => $"{percentage}", _ => 0);

        // Delays add up: no rule takes another's hits away.
        using var injector = Some.Injector(FaultPlan.Of([.. percentages.Select(percentage => Some.Rule($"{percentage}", Some.Latency(1), percentage: percentage))]) with { Seed = 20241204 }, new() { JournalCapacity = 0 });
        var scopes = Enumerable.Range(0, Scopes).Select(i => Some.Scope($"request-{i}")).ToArray();

        for (var call = 0; call < CallsPerScope; call++)
        {
            foreach (var scope in scopes)
            {
                using var decision = injector.Decide(new(s_point, default, scope));
                foreach (var chosen in decision?.Open<LatencyFault>(FaultWhen.Before) ?? [])
                {
                    hits[chosen.Rule.Rule.Name]++;
                }
            }
        }

        // Binomial: four deviations are allowed.
        Assert.All(percentages, percentage => Assert.InRange(
            hits[$"{percentage}"],
            Expected(percentage) - (4 * Deviation(percentage)),
            Expected(percentage) + (4 * Deviation(percentage))));

        static double Expected(double percentage) => Scopes * CallsPerScope * percentage / 100;
        static double Deviation(double percentage) => Math.Sqrt(Expected(percentage) * (1 - (percentage / 100)));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(100, 1000)]
    public void AtBothEnds_ChanceHasNoSay(double percentage, int expected)
    {
        using var injector = Some.Injector(FaultPlan.Of(Some.Rule("r", percentage: percentage)));

        var hits = Enumerable.Range(0, 1000).Count(_ => IsHit(injector, s_point));

        Assert.Equal(expected, hits);
    }

    [Theory]
    [InlineData("1", "1")]
    [InlineData("2", "2")]
    [InlineData("1..2", "12")]
    [InlineData("2..3", "23")]
    [InlineData("3..", "345")]
    [InlineData("6..", "")]
    public void Calls_AreCountedFromOneInEachScope(string calls, string expected)
    {
        Assert.True(CallRange.TryParse(calls, out var range));
        using var injector = Some.Injector(FaultPlan.Of(Some.Rule("r") with { Calls = range }));

        var hits = new[] { Some.Scope("a"), Some.Scope("b") }.Select(scope => HitCalls(injector, scope, 5));

        Assert.Equal([expected, expected], hits);
    }

    [Fact]
    public void Calls_AreCountedOverAllPointsOfAScope()
    {
        using var injector = Some.Injector(FaultPlan.Of(Some.Rule("r", target: "point:selector.*") with { Calls = CallRange.Only(2) }));
        var scope = Some.Scope();

        var hits = new[] { IsHit(injector, s_point, scope), IsHit(injector, s_other, scope), IsHit(injector, s_point, scope) };

        Assert.Equal([false, true, false], hits);
    }

    [Fact]
    public void Calls_CountOnlyThoseThatMatch()
    {
        using var injector = Some.Injector(FaultPlan.Of(Some.Rule("r", target: "http:selector.internal/quotes") with { Calls = CallRange.Only(2) }));
        var point = FaultPoint.Http("GET", "https", "selector.internal", 443);
        var scope = Some.Scope();

        string[] paths = ["/quotes", "/other", "/quotes", "/quotes"];
        var hits = paths.Select(path => Hit(injector, point, path, scope));

        Assert.Equal([false, false, true, false], hits);
    }

    [Fact]
    public void ChanceThatSaysNo_UsesUpACall()
    {
        using var injector = Some.Injector(FaultPlan.Of(Some.Rule("r", percentage: 50) with { Calls = CallRange.Only(1) }) with { Seed = 1 });

        var hits = Enumerable.Range(0, 100).Select(i => HitCalls(injector, Some.Scope($"{i}"), 20)).Distinct();

        Assert.Equal(["", "1"], hits.Order());
    }

    [Fact]
    public void ALimit_IsExactUnderThreads()
    {
        using var injector = Some.Injector(FaultPlan.Of(Some.Rule("r") with { Limit = 1234 }));

        Crew.Run(8, _ => Repeat(1000, () => IsHit(injector, s_point)));

        Assert.Equal(1234, injector.Journal.Hits.Injected.Count);
    }

    [Fact]
    public void Calls_AreExactUnderThreads()
    {
        using var injector = Some.Injector(FaultPlan.Of(Some.Rule("r") with { Calls = CallRange.Between(101, 600) }));
        var scope = Some.Scope();

        Crew.Run(8, _ => Repeat(200, () => IsHit(injector, s_point, scope)));

        Assert.Equal(500, injector.Journal.Hits.Injected.Count);
    }

    private static string HitCalls(FaultInjector injector, FaultScope scope, int count) =>
        string.Concat(Enumerable.Range(1, count).Where(_ => IsHit(injector, s_point, scope)));

    private static bool IsHit(FaultInjector injector, FaultPoint point, FaultScope? scope = null) => Hit(injector, point, "", scope);

    private static bool Hit(FaultInjector injector, FaultPoint point, string path, FaultScope? scope)
    {
        using var decision = injector.Decide(new(point, path, scope));
        return decision?.Terminal(FaultWhen.Before) is not null;
    }

    private static void Repeat(int count, Func<bool> action)
    {
        for (var i = 0; i < count; i++)
        {
            action();
        }
    }
}
