using System.Net;
using FaultKit.Tests.Http;

namespace FaultKit.Tests;

/// <summary>What the profiles of outbound HTTP calls do to the calls of a client: every rule of them hits, under its own name.</summary>
public sealed class ProfileHitsTests
{
    private static readonly Uri s_address = new("http://prices.internal/quotes/1");

    [Theory]
    [InlineData("dependency-brownout", "slow unavailable", "host=prices.internal percentage=40 errors=40 delay=1ms")]
    [InlineData("dependency-outage", "gone", "host=prices.internal kind=dns")]
    [InlineData("flaky-network", "cut no-name reset", "percentage=30 bytes=2")]
    [InlineData("slow-network", "late trickle", "delay=1ms jitter=1ms rate=1000000000")]
    [InlineData("bad-payloads", "broken", "percentage=50")]
    [InlineData("lost-replies", "lost", "percentage=50")]
    [InlineData("zone-loss", "http", "kind=unreachable")]
    [InlineData("iam-denied", "denied", "target=http:prices.internal")]
    [InlineData("credentials-expired", "expired", "target=http:prices.internal percentage=50")]
    public async Task AProfile_HitsWithEachOfItsRules(string name, string rules, string values)
    {
        var with = values.Split(' ').Select(value => value.Split('=')).Select(pair => (pair[0], double.TryParse(pair[1], out var number) ? number : (object)pair[1])).ToArray();
        using var injector = new FaultInjector(new() { Scope = new(ScopeKind.Test, name) });
        injector.Load(FaultPlan.FromProfile(Profiles.Find(name)!, with) with { Seed = 7 });

        await CallAsync(injector, 40);

        var hit = injector.Journal.Hits.Where(hit => hit.Outcome == HitOutcome.Injected).Select(hit => hit.Rule).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(rules.Split(' ').Select(rule => $"{name}/{rule}"), hit);
    }

    [Fact]
    public async Task TheSameSeed_GivesTheSameHits_BecauseTheNamesAreTheSame()
    {
        var first = await HitsAsync("""{ "use": "flaky-network", "with": { "percentage": 20 } }""");

        var second = await HitsAsync("""{ "use": "flaky-network", "with": { "percentage": 20 } }""");
        var renamed = await HitsAsync("""{ "use": "flaky-network", "as": "other", "with": { "percentage": 20 } }""");

        Assert.NotEmpty(first);
        Assert.Equal(first, second);
        Assert.NotEqual(first, renamed);
    }

    private static async Task<int[]> HitsAsync(string use)
    {
        using var injector = new FaultInjector(new() { Scope = new(ScopeKind.Test, "same"), Environment = "Development" });
        injector.Load(FaultPlan.Parse(Documents.Plan($"\"seed\": 7, \"profiles\": [{use}]")));
        await CallAsync(injector, 40);
        return [.. injector.Journal.Hits.Where(hit => hit.Outcome == HitOutcome.Injected).Select(hit => hit.Occurrence)];
    }

    private static async Task CallAsync(FaultInjector injector, int count)
    {
        using var server = new StubServer(() => new(HttpStatusCode.OK) { Content = new StringContent("{\"price\": 101.5}") });
        using var invoker = HttpSome.Invoker(injector, server);
        for (var i = 0; i < count; i++)
        {
            try
            {
                using var response = await invoker.SendAsync(HttpSome.Get(s_address));
                await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            }
            catch (Exception e) when (e is HttpRequestException or IOException)
            {
                // What the profile is for.
            }
        }
    }
}
