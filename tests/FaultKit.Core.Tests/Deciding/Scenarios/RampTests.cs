using Microsoft.Extensions.Time.Testing;

namespace FaultKit.Tests;

/// <summary>Rules that grow to their full strength.</summary>
public sealed class RampTests
{
    private const int Scopes = 2000;

    private static readonly FaultPoint s_point = FaultPoint.Custom("ramp");

    private readonly FakeTimeProvider _time = new(Some.Instant);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(150, 0.25)]
    [InlineData(300, 0.5)]
    [InlineData(3000, 0.5)]
    public void Percentage_GrowsEvenly(int seconds, double share)
    {
        using var injector = Injector(Some.Rule("r", percentage: 50));
        _time.Advance(TimeSpan.FromSeconds(seconds));

        var hits = HitsOf(injector).Count;

        Assert.InRange(hits, (share * Scopes) - (4 * Math.Sqrt(Scopes * share * (1 - share))), (share * Scopes) + (4 * Math.Sqrt(Scopes * share * (1 - share))));
    }

    [Fact]
    public void CallThatIsHitEarly_IsHitAllTheWayUp()
    {
        using var injector = Injector(Some.Rule("r", percentage: 100));
        _time.Advance(TimeSpan.FromSeconds(60));
        var early = HitsOf(injector);
        using var later = Injector(Some.Rule("r", percentage: 100));
        _time.Advance(TimeSpan.FromSeconds(60));

        Assert.ProperSuperset(early, HitsOf(later));
    }

    [Fact]
    public void FullStrength_IsThatOfARuleWithoutARamp()
    {
        using var injector = Injector(Some.Rule("r", percentage: 30));
        using var plain = Some.Injector(FaultPlan.Of(Some.Rule("r", percentage: 30)) with { Seed = 1 });
        _time.Advance(TimeSpan.FromHours(1));

        Assert.Equal(HitsOf(plain), HitsOf(injector));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(75, 500)]
    [InlineData(300, 2000)]
    [InlineData(900, 2000)]
    public void Delay_GrowsEvenly(int seconds, double milliseconds)
    {
        using var injector = Injector(Some.Rule("r", Some.Latency(2000)) with { RampBy = RampKind.Delay });
        _time.Advance(TimeSpan.FromSeconds(seconds));

        using var decision = injector.Decide(new(s_point, scope: Some.Scope()))!;
        _ = decision.DelayAsync(FaultWhen.Before, TestContext.Current.CancellationToken);

        Assert.Equal($"delayed {milliseconds} ms before the call", injector.Journal.Hits[0].Detail);
    }

    [Fact]
    public void BeforeItsStart_NothingIsHit()
    {
        using var injector = Some.Injector(FaultPlan.Of(Ramped(Some.Rule("r")) with { Starts = Some.Instant.AddHours(1) }), new() { Time = _time });

        Assert.Empty(HitsOf(injector));
    }

    [Fact]
    public void Explanation_SaysHowFarItHasGrown()
    {
        using var injector = Injector(Some.Rule("r"));
        _time.Advance(TimeSpan.FromSeconds(3));

        var verdict = injector.Explain(new() { Point = s_point, Scope = "s" }).Rules[0];

        Assert.EndsWith("below 0.01", verdict.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"ramp\": \"5m\"", "$.rules[0].ramp: a ramp needs \"starts\": otherwise every new process would begin it afresh")]
    [InlineData("\"rampBy\": \"delay\", \"starts\": \"2026-03-01T12:00:00Z\"", "$.rules[0].rampBy: \"rampBy\" goes with \"ramp\", which says how long it lasts\n$.rules[0].rampBy: only a latency has a delay that can grow; leave out \"rampBy\", and the percentage grows")]
    [InlineData("\"ramp\": \"5m\", \"starts\": \"2026-03-01T12:00:00Z\"", "")]
    public void ARampInAPlan_IsReadOrRefused(string members, string expected) => Assert.Equal(expected, Documents.Complaints(Documents.Rule(members)));

    [Fact]
    public void ARampInCode_IsHeldToTheSameBounds() =>
        Assert.Throws<ArgumentException>("rules", () => FaultPlan.Of(Some.Rule("r") with { Ramp = TimeSpan.FromMinutes(5) }));

    private static FaultRule Ramped(FaultRule rule) => rule with { Starts = Some.Instant, Ramp = TimeSpan.FromMinutes(5) };

    private static HashSet<string> HitsOf(FaultInjector injector) => [.. Enumerable.Range(0, Scopes).Select(i => $"s{i}").Where(id => IsHit(injector, id))];

    private static bool IsHit(FaultInjector injector, string scope)
    {
        using var decision = injector.Decide(new(s_point, scope: Some.Scope(scope)));
        return decision?.Terminal(FaultWhen.Before) is not null;
    }

    private FaultInjector Injector(FaultRule rule) => Some.Injector(FaultPlan.Of(Ramped(rule)) with { Seed = 1 }, new() { Time = _time });
}
