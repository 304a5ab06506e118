using System.Net;
using FaultKit.Lambda;
using Microsoft.Extensions.Time.Testing;

namespace FaultKit.Testing.Tests;

public sealed class FaultTestTests : IDisposable
{
    // One client for all, made outside every test scope, as an application has it.
    private static readonly StubTransport s_transport = new();
    private static readonly FaultInjector s_own = new();
    private static readonly HttpClient s_client = new(new FaultHttpHandler(s_own, s_transport));
    private static readonly Uri s_quote = new("http://prices.internal/quotes/1");

    [Fact]
    public async Task CallsOneToTwo_AreThrottled_TheThirdPasses()
    {
        List<HttpStatusCode> seen = [];

        await FaultTest.RunAsync(
            plan => plan.On(Http.Get("prices.internal/quotes/*")).Calls(1..2).Throttle(TimeSpan.FromSeconds(2)),
            async _ => seen.AddRange(await ThreeQuotes()));

        Assert.Equal([HttpStatusCode.TooManyRequests, HttpStatusCode.TooManyRequests, HttpStatusCode.OK], seen);
    }

    [Fact]
    public async Task SecondCall_AloneFails()
    {
        List<string> seen = [];

        await FaultTest.RunAsync(
            plan => plan.On("http:prices.internal").Call(2).Fail(),
            async _ => seen.AddRange([await Outcome(), await Outcome(), await Outcome()]));

        Assert.Equal(["OK", "ConnectionError", "OK"], seen);
    }

    [Fact]
    public async Task Hits_AreCountedPerTarget()
    {
        await FaultTest.RunAsync(
            plan => plan.On(Http.Any("prices.internal")).Calls(1..2).Respond(503, "{}", ("X-Why", "test")),
            async chaos =>
            {
                await ThreeQuotes();

                Assert.Equal(2, chaos.Hits.For("http:GET prices.internal").Count);
            });
    }

    [Fact]
    public async Task RuleWhoseTargetNobodyCalls_FailsTheTest_AndSaysSo()
    {
        var failure = await Assert.ThrowsAsync<FaultTestException>(() => FaultTest.RunAsync(
            plan => plan.On(Http.Get("quotes.internal")).Always().Throttle(),
            async _ => await ThreeQuotes()));

        Assert.Contains("throttle-1 on http:GET quotes.internal: no call with FaultKit in its path matched the target", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RuleForACallThatNeverCame_FailsTheTest_AndSaysSo()
    {
        var failure = await Assert.ThrowsAsync<FaultTestException>(() => FaultTest.RunAsync(
            plan => plan.On(Http.Get("prices.internal")).Call(4).Throttle(),
            async _ => await ThreeQuotes()));

        Assert.Contains("call 4: calls matched the target, but there were too few of them", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OneOfTwoRulesThatNeverHit_IsNamedBesideWhatHappened()
    {
        var failure = await Assert.ThrowsAsync<FaultTestException>(() => FaultTest.RunAsync(
            plan =>
            {
                plan.On(Http.Get("prices.internal")).Call(1).Throttle();
                plan.On(Http.Get("prices.internal")).Call(9).Fail();
            },
            async _ => await ThreeQuotes()));

        Assert.Matches(@"http:GET http://prices\.internal:80/quotes/1 +\| throttle-1 +\| Injected", failure.Message);
    }

    [Fact]
    public async Task PlanWithoutARule_IsRefused()
    {
        var failure = await Assert.ThrowsAsync<ArgumentException>(() => FaultTest.RunAsync(_ => { }, _ => Task.CompletedTask));

        Assert.Contains("has no rule", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TestThatFailsByItself_KeepsItsOwnException()
    {
        var own = new InvalidOperationException("mine");

        var seen = await Assert.ThrowsAsync<InvalidOperationException>(() => FaultTest.RunAsync(
            plan => plan.On(Http.Get("prices.internal")).Always().Throttle(),
            _ => throw own));

        Assert.Same(own, seen);
    }

    [Fact]
    public async Task AfterTheTest_NothingIsLeft()
    {
        await FaultTest.RunAsync(plan => plan.On(Http.Get("prices.internal")).Always().Throttle(), async _ => await ThreeQuotes());

        Assert.Equal("OK", await Outcome());
    }

    [Fact]
    public async Task LostReply_ReachesTheServiceAndFailsTheCaller()
    {
        var before = s_transport.Count;
        var outcome = "";

        // The transport is shared with tests that run beside this one in the same class only: xunit runs those in turn.
        await FaultTest.RunAsync(plan => plan.On(Http.Get("prices.internal")).Call(1).After().Fail(), async _ => outcome = await Outcome());

        Assert.Equal(("ConnectionError", before + 1), (outcome, s_transport.Count));
    }

    [Fact]
    public async Task Delay_RunsOnTheTestsClock()
    {
        var clock = new FakeTimeProvider();

        await FaultTest.RunAsync(
            plan => plan.On(Http.Get("prices.internal")).Call(1).Delay(TimeSpan.FromMinutes(10)),
            async _ =>
            {
                var call = Outcome();
                Assert.False(call.IsCompleted);

                clock.Advance(TimeSpan.FromMinutes(10));

                Assert.Equal("OK", await call);
            },
            clock);
    }

    [Fact]
    public async Task IncludedPlan_BringsItsRules()
    {
        var plan = FaultPlan.Parse("""
            { "version": 1, "enabled": true, "environments": ["Development"],
              "rules": [{ "name": "slow-down", "target": "http:prices.internal", "fault": { "type": "throttle" } }] }
            """);

        await FaultTest.RunAsync(test => test.Include(plan), async chaos =>
        {
            await Outcome();

            Assert.Single(chaos.Hits.By("slow-down"));
        });
    }

    [Fact]
    public async Task HandlerDelegate_FailsOnTheCallTheTestNames()
    {
        Func<string, Task<string>> handler = name => Task.FromResult($"hello {name}");
        var chaotic = handler.UseChaos(s_own);

        await FaultTest.RunAsync(plan => plan.On(Invocations.Any).Call(2).Fail("OutOfStock", "none left"), async _ =>
        {
            Assert.Equal("hello Ann", await chaotic("Ann"));
            var failure = await Assert.ThrowsAsync<InjectedFaultException>(() => chaotic("Ben"));
            Assert.Equal("OutOfStock", failure.Code);
        });
    }

    [Fact]
    public async Task ParallelTestsOnOneClient_DoNotMeet()
    {
        async Task<(int Test, int Hits, int Throttled)> One(int test)
        {
            var throttled = 0;
            var hits = 0;
            await FaultTest.RunAsync(
                plan => plan.On(Http.Get($"{(test % 2 == 0 ? "prices" : "stock")}.internal")).Calls(1..(1 + (test % 3))).Throttle(),
                async chaos =>
                {
                    for (var i = 0; i < 4; i++)
                    {
                        await Task.Yield();
                        var host = test % 2 == 0 ? "prices" : "stock";
                        using var response = await s_client.GetAsync(new Uri($"http://{host}.internal/{test}"), TestContext.Current.CancellationToken);
                        throttled += response.StatusCode == HttpStatusCode.TooManyRequests ? 1 : 0;
                    }

                    hits = chaos.Hits.Injected.Count;
                },
                name: $"test-{test}");
            return (test, hits, throttled);
        }

        var results = await Task.WhenAll(Enumerable.Range(0, 200).Select(test => Task.Run(() => One(test))));

        Assert.All(results, result => Assert.Equal((1 + (result.Test % 3), 1 + (result.Test % 3)), (result.Hits, result.Throttled)));
    }

    public void Dispose() => Assert.Null(s_own.Plan);

    private static async Task<HttpStatusCode[]> ThreeQuotes()
    {
        var seen = new HttpStatusCode[3];
        for (var i = 0; i < seen.Length; i++)
        {
            using var response = await s_client.GetAsync(s_quote);
            seen[i] = response.StatusCode;
        }

        return seen;
    }

    private static async Task<string> Outcome()
    {
        try
        {
            using var response = await s_client.GetAsync(s_quote);
            return response.StatusCode.ToString();
        }
        catch (HttpRequestException e)
        {
            return e.HttpRequestError.ToString();
        }
    }
}
