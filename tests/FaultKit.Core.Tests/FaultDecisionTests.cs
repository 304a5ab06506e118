using Microsoft.Extensions.Time.Testing;

namespace FaultKit.Tests;

public sealed class FaultDecisionTests
{
    private static readonly FaultPoint s_point = FaultPoint.Custom("decision");
    private static readonly CancellationToken s_none = CancellationToken.None;

    private readonly FakeTimeProvider _time = new(Some.Instant);

    [Fact]
    public void DelaysOfOneSide_AddUp()
    {
        using var decision = Decide(Some.Rule("a", Some.Latency(100)), Some.Rule("b", Some.Latency(200)), Some.Rule("c", Some.Latency(400, when: FaultWhen.After)));

        var wait = decision.DelayAsync(FaultWhen.Before, s_none);
        _time.Advance(TimeSpan.FromMilliseconds(299));
        var isEarly = !wait.IsCompleted;
        _time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal((true, true), (isEarly, wait.IsCompletedSuccessfully));
    }

    [Fact]
    public async Task DelaysThatOutlastEveryTimer_WaitAsLongAsOneCan()
    {
        using var decision = Decide([.. Enumerable.Range(0, 6000).Select(i => Some.Rule($"r{i}", new LatencyFault { Delay = LatencyFault.MaxDelay }))]);
        using var cancellation = new CancellationTokenSource();

        var wait = decision.DelayAsync(FaultWhen.Before, cancellation.Token);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);
    }

    [Fact]
    public void WithoutADelay_ThereIsNothingToWaitFor()
    {
        using var decision = Decide(Some.Rule("a"));

        var wait = decision.DelayAsync(FaultWhen.Before, s_none);

        Assert.Same(Task.CompletedTask, wait);
    }

    [Fact]
    public async Task CancelledByItsCaller_ADelayEndsWithTheCallersToken()
    {
        using var decision = Decide(Some.Rule("a", Some.Latency(100)));
        using var cancellation = new CancellationTokenSource();

        var wait = decision.DelayAsync(FaultWhen.Before, cancellation.Token);
        await cancellation.CancelAsync();

        Assert.Equal(cancellation.Token, (await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait)).CancellationToken);
    }

    [Fact]
    public async Task TurnedOff_ARunningDelayEndsAndTheCallGoesOn()
    {
        using var injector = Injector(Some.Rule("a", Some.Latency(60_000)));
        using var decision = injector.Decide(new(s_point))!;

        var wait = decision.DelayAsync(FaultWhen.Before, s_none);
        var wasRunning = !wait.IsCompleted;
        injector.TurnOff("enough");
        await wait.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);

        Assert.True(wasRunning);
    }

    [Fact]
    public async Task ADelay_EndsWithItsPlan()
    {
        using var injector = new FaultInjector(new() { Time = _time });
        injector.Load(FaultPlan.Of(Some.Rule("a", Some.Latency(60_000))) with { Expires = Some.Instant.AddSeconds(10) });
        using var decision = injector.Decide(new(s_point))!;

        var wait = decision.DelayAsync(FaultWhen.Before, s_none);
        var wasRunning = !wait.IsCompleted;
        _time.Advance(TimeSpan.FromSeconds(10));
        await wait.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);

        Assert.True(wasRunning);
    }

    [Theory]
    [InlineData(true, HitOutcome.Missed)]
    [InlineData(false, HitOutcome.Injected)]
    public void AfterOff_NothingIsInjectedAnyMore(bool isOff, HitOutcome expected)
    {
        using var injector = Injector(Some.Rule("a", Some.Error with { When = FaultWhen.After }));
        using var decision = injector.Decide(new(s_point))!;

        if (isOff)
        {
            injector.TurnOff("enough");
        }

        var fault = decision.Terminal(FaultWhen.After);

        Assert.Equal((isOff, expected), (fault is null, injector.Journal.Hits[0].Outcome));
    }

    [Theory]
    [InlineData(10, HitOutcome.Missed)]
    [InlineData(9.9, HitOutcome.Injected)]
    public void AfterExpiry_NothingIsInjectedAnyMore(double seconds, HitOutcome expected)
    {
        using var injector = new FaultInjector(new() { Time = _time });
        injector.Load(FaultPlan.Of(Some.Rule("a", Some.Error with { When = FaultWhen.After })) with { Expires = Some.Instant.AddSeconds(10) });
        using var decision = injector.Decide(new(s_point))!;

        _time.Advance(TimeSpan.FromSeconds(seconds));
        decision.Terminal(FaultWhen.After);

        Assert.Equal(expected, injector.Journal.Hits[0].Outcome);
    }

    [Theory]
    [InlineData(FaultWhen.Before)]
    [InlineData(FaultWhen.After)]
    public void ATerminalFault_ActsOnItsSideOnly(FaultWhen when)
    {
        using var decision = Decide(Some.Rule("a", Some.Error with { When = when }));

        var other = decision.Terminal(1 - when);
        var own = decision.Terminal(when);

        Assert.Equal((true, false, when), (other is null, own is null, decision.Upcoming!.When));
    }

    [Fact]
    public void AskedTwice_AFaultActsOnce()
    {
        using var injector = Injector(Some.Rule("a"));
        using var decision = injector.Decide(new(s_point))!;

        var (first, second) = (decision.Terminal(FaultWhen.Before), decision.Terminal(FaultWhen.Before));

        Assert.Equal((Some.Error, null, 1), (first, second, injector.Journal.Hits.Count));
    }

    [Fact]
    public void WhatWasNotAskedFor_IsMissedAndGivesItsPlaceBack()
    {
        using var injector = Injector(Some.Rule("a") with { Limit = 1 });

        injector.Decide(new(s_point))!.End("the request failed by itself");
        using var next = injector.Decide(new(s_point));

        Assert.Equal((true, HitOutcome.Missed, "the request failed by itself"), (next is not null, injector.Journal.Hits[0].Outcome, injector.Journal.Hits[0].Detail));
    }

    [Fact]
    public void EndedTwice_ItCountsOnce()
    {
        using var injector = new FaultInjector();
        injector.Load(FaultPlan.Of(Some.Rule("a")) with { MaxActiveFaults = 1 });
        var first = injector.Decide(new(s_point))!;

        first.Dispose();
        first.Dispose();
        using var second = injector.Decide(new(s_point));
        using var third = injector.Decide(new(s_point));

        Assert.Equal((true, true), (second is not null, third is null));
    }

    [Theory]
    [InlineData(0L, true)]
    [InlineData(1L, false)]
    [InlineData(null, false)]
    public void APayloadWithoutBytes_GivesNoOccasionToChangeIt(long? length, bool isMissed)
    {
        using var injector = Injector(Some.Rule("a", new CorruptFault { Kind = CorruptionKind.MalformedJson }, "http:*"));
        using var decision = injector.Decide(new(FaultPoint.Http("GET", "https", "prices.internal", 443)))!;

        var mangle = decision.Mangle(PayloadSide.Response, length);

        Assert.Equal(isMissed, mangle is null);
    }

    [Fact]
    public void AHit_HoldsAllThatRepeatsIt()
    {
        using var injector = new FaultInjector(new() { Time = _time });
        injector.Load(FaultPlan.Of(Some.Rule("a", Some.Latency(1.5))) with { Seed = 7 });
        using var decision = injector.Decide(new(s_point, default, new(ScopeKind.Invocation, "request-1")))!;

        _ = decision.DelayAsync(FaultWhen.Before, s_none);

        var expected = new FaultHit
        {
            Time = Some.Instant,
            Rule = "a",
            Fault = "latency",
            Point = s_point,
            Scope = "request-1",
            ScopeKind = ScopeKind.Invocation,
            Occurrence = 1,
            Seed = 7,
            Outcome = HitOutcome.Injected,
            Detail = "delayed 1.5 ms before the call",
        };
        Assert.Equal(expected, injector.Journal.Hits[0]);
    }

    private FaultInjector Injector(params FaultRule[] rules) => Some.Injector(FaultPlan.Of(rules), new() { Time = _time });

    private FaultDecision Decide(params FaultRule[] rules) => Injector(rules).Decide(new(s_point))!;
}
