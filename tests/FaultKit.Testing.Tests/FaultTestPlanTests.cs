namespace FaultKit.Testing.Tests;

/// <summary>What a test's plan takes over from elsewhere.</summary>
[Collection(nameof(VirtualTime))]
public sealed class FaultTestPlanTests : IDisposable
{
    private readonly FaultInjector _own = new();
    private readonly HttpClient _client;

    public FaultTestPlanTests() => _client = new(new FaultHttpHandler(_own, new StubTransport()));

    public void Dispose()
    {
        _client.Dispose();
        _own.Dispose();
    }

    [Fact]
    public async Task Profile_BringsItsRules_WithTheValuesThatWereSaid()
    {
        var clock = new VirtualClock();

        await FaultTest.RunAsync(
            plan => plan.Include(Profiles.DependencyBrownout, ("host", "prices.internal"), ("percentage", 100), ("delay", TimeSpan.FromMinutes(1)), ("errors", 100)),
            async chaos =>
            {
                using var response = await _client.GetAsync("http://prices.internal/quotes/1", TestContext.Current.CancellationToken);

                Assert.Equal(503, (int)response.StatusCode);
                chaos.ExpectOrder("dependency-brownout/slow", "dependency-brownout/unavailable");
            },
            clock);

        Assert.True(clock.Elapsed > TimeSpan.FromSeconds(10), $"{clock.Elapsed} of virtual time");
    }

    [Fact]
    public async Task ProfileBesideARuleOfTheTest_IsInForceToo()
    {
        await FaultTest.RunAsync(
            plan =>
            {
                plan.Include(Profiles.DependencyOutage, ("host", "prices.internal"));
                plan.On(Http.Get("stocks.internal")).Respond(503);
            },
            async chaos =>
            {
                await Assert.ThrowsAnyAsync<HttpRequestException>(() => _client.GetAsync("http://prices.internal/", TestContext.Current.CancellationToken));
                using var response = await _client.GetAsync("http://stocks.internal/", TestContext.Current.CancellationToken);

                Assert.Equal(503, (int)response.StatusCode);
            });
    }

    [Fact]
    public async Task RuleWithAShareOfNothing_NeedNotHit()
    {
        await FaultTest.RunAsync(
            plan => plan.Include(Profiles.DependencyBrownout, ("host", "prices.internal"), ("percentage", 100), ("delay", TimeSpan.FromMilliseconds(1)), ("errors", 0)),
            async _ =>
            {
                using var response = await _client.GetAsync("http://prices.internal/quotes/1", TestContext.Current.CancellationToken);

                Assert.Equal(200, (int)response.StatusCode);
            },
            new VirtualClock());
    }

    [Fact]
    public void ProfileWithoutAValueThatItNeeds_SaysWhichOne()
    {
        var failure = Assert.Throws<FaultPlanException>(() => FaultTest.Begin(plan => plan.Include(Profiles.DependencyOutage)));

        Assert.Contains("host", failure.Message, StringComparison.Ordinal);
    }
}
