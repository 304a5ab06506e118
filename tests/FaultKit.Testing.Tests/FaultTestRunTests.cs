using Microsoft.Extensions.Time.Testing;

namespace FaultKit.Testing.Tests;

/// <summary>What a run expects, and how it says that it did not come.</summary>
public sealed class FaultTestRunTests : IDisposable
{
    private readonly FaultInjector _own = new();
    private readonly HttpClient _client;

    public FaultTestRunTests() => _client = new(new FaultHttpHandler(_own, new StubTransport()));

    public void Dispose()
    {
        _client.Dispose();
        _own.Dispose();
    }

    [Fact]
    public async Task ARunThatWasBegun_FaultsWhatFollows_UntilItIsDisposed()
    {
        List<int> seen = [];
        using (var chaos = FaultTest.Begin(plan => plan.On(Http.Any("prices.internal")).Respond(503)))
        {
            seen.Add(await StatusAsync());
            chaos.Verify();
        }

        seen.Add(await StatusAsync());

        Assert.Equal([503, 200], seen);
    }

    [Fact]
    public void ARunWithinARun_IsRefused()
    {
        using var outer = FaultTest.Begin(plan => plan.On(Http.Any("*")).Throttle());

        var refusal = Assert.Throws<InvalidOperationException>(() => FaultTest.Begin(plan => plan.On(Http.Any("*")).Throttle()));

        Assert.Contains("A fault test runs here already", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARunDisposedInAnotherFlow_SaysWhereToDisposeIt()
    {
        var chaos = await Task.Run(() => FaultTest.Begin(plan => plan.On(Http.Any("*")).Throttle(), name: "lost"), TestContext.Current.CancellationToken);

        var refusal = Assert.Throws<InvalidOperationException>(chaos.Dispose);

        Assert.StartsWith("The fault test \"lost\" is disposed in another flow than it was begun in.", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFaultedCallThatIsNotOver_FailsTheVerification()
    {
        using var chaos = FaultTest.Begin(plan => plan.On(Http.Any("*")).Delay(TimeSpan.FromMinutes(1)), new FakeTimeProvider());
        var call = StatusAsync();

        var failure = Assert.Throws<FaultTestException>(chaos.Verify);

        Assert.StartsWith("1 faulted call(s) of this test were still running when it ended:", failure.Message, StringComparison.Ordinal);
        chaos.Dispose();
        await call;
    }

    [Fact]
    public async Task TheWrongNumberOfHits_IsShownBesideTheCalls()
    {
        using var chaos = FaultTest.Begin(plan => plan.On(Http.Any("prices.internal")).Call(1).Throttle());
        await StatusAsync();
        await StatusAsync();

        var failure = Assert.Throws<FaultTestException>(() => chaos.ExpectHits("http:prices.internal", 2));

        var lines = failure.Message.Split(Environment.NewLine);
        Assert.Equal("Expected 2 hit(s) at http:prices.internal; there were 1:", lines[0]);
        Assert.Contains(lines, line => line.Contains("| throttle-1 | OtherCall, this is call 2 of its scope; the rule is for 1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task TheRightNumberOfHits_IsEnough()
    {
        using var chaos = FaultTest.Begin(plan => plan.On(Http.Any("prices.internal")).Calls(1..2).Throttle());
        await StatusAsync();
        await StatusAsync();

        chaos.ExpectHits("http:prices.internal", 2);
    }

    [Fact]
    public async Task AnotherOrder_IsShownBesideTheOneExpected()
    {
        using var chaos = FaultTest.Begin(plan =>
        {
            plan.On(Http.Any("*")).Call(1).Named("first").Throttle();
            plan.On(Http.Any("*")).Call(2).Named("second").Fail();
        });
        await StatusAsync();
        await Assert.ThrowsAsync<HttpRequestException>(StatusAsync);

        var failure = Assert.Throws<FaultTestException>(() => chaos.ExpectOrder("second", "first"));

        Assert.StartsWith(
            string.Join(Environment.NewLine, "Expected these rules to hit, in this order:", "  second, first", "They hit in this order:", "  first, second"),
            failure.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task TimesOnAVirtualClock_AreExact()
    {
        var clock = new VirtualClock();

        await FaultTest.RunAsync(
            plan => plan.On(Http.Any("*")).Calls(1..2).Respond(503),
            async chaos =>
            {
                await StatusAsync();
                await Task.Delay(TimeSpan.FromMinutes(10), clock);
                await StatusAsync();

                chaos.ExpectTimes("http:*", TimeSpan.Zero, TimeSpan.FromMinutes(10));
            },
            clock);
    }

    [Fact]
    public async Task EveryThirdAfterTheFirstTwo_IsTheFifthAndTheEighth()
    {
        List<int> seen = [];

        await FaultTest.RunAsync(
            plan => plan.On(Http.Any("*")).Skip(2).Every(3).Respond(503),
            async _ =>
            {
                for (var i = 0; i < 9; i++)
                {
                    seen.Add(await StatusAsync());
                }
            });

        Assert.Equal([200, 200, 200, 200, 503, 200, 200, 503, 200], seen);
    }

    [Fact]
    public async Task CallsThatDoNotSatisfyAConditon_PassAndAreShown()
    {
        using var chaos = FaultTest.Begin(plan => plan.On(Http.Any("*")).Where("path", MatchOperator.Eq, "/other").Throttle());
        await StatusAsync();

        var failure = Assert.Throws<FaultTestException>(chaos.Verify);

        Assert.Contains("throttle-1 on http:*: Unmatched, the call does not satisfy path", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WithoutAnyCall_TheMessageSaysHowFaultKitComesIntoThePath()
    {
        using var chaos = FaultTest.Begin(plan => plan.On(Http.Any("*")).Throttle());

        var failure = Assert.Throws<FaultTestException>(chaos.Verify);

        Assert.Contains("no call with FaultKit in its path was made at all", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARegisteredError_IsInjectedByItsName()
    {
        using var chaos = FaultTest.Begin(plan => plan
            .AddError("OutOfStock", () => new InvalidOperationException("none left"))
            .On("point:stock").Inject(new ErrorFault { Exception = "OutOfStock" }));

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(async () => await FaultInjector.For(_own).PointAsync("stock", TestContext.Current.CancellationToken));

        Assert.Equal("none left", failure.Message);
    }

    [Fact]
    public async Task APlanInJson_IsTakenOver()
    {
        List<int> seen = [];

        await FaultTest.RunAsync(
            plan => plan.Include("""
                { "version": 1, "enabled": true, "environments": ["Test"],
                  "rules": [ { "name": "down", "target": "http:prices.internal", "fault": { "type": "response", "status": 503 } } ] }
                """),
            async _ => seen.Add(await StatusAsync()));

        Assert.Equal([503], seen);
    }

    private async Task<int> StatusAsync()
    {
        using var response = await _client.GetAsync(new Uri("http://prices.internal/quotes/1"));
        return (int)response.StatusCode;
    }
}
