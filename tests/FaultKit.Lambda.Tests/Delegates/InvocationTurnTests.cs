using Microsoft.Extensions.Time.Testing;

namespace FaultKit.Lambda.Tests;

/// <summary>How faults compose around a handler delegate, and what they hold meanwhile.</summary>
public sealed class InvocationTurnTests : IDisposable
{
    private static readonly TestContextOf s_context = new("a");

    private readonly FakeTimeProvider _time = new();
    private readonly FaultInjector _injector;
    private int _runs;

    public InvocationTurnTests() => _injector = new(new() { Time = _time });

    private HitList Hits => _injector.Journal.Hits;

    [Fact]
    public async Task LatencyOfAnAsyncHandler_HoldsNoThread()
    {
        const int Invocations = 1_000;
        _injector.Load(FaultPlan.Of(Rules.Latency(TimeSpan.FromMinutes(1))));
        var chaotic = Handler().UseChaos(_injector);

        // All from this one thread: a delay that held it would never let the second begin.
        var invocations = Enumerable.Range(0, Invocations).Select(i => chaotic("", new TestContextOf($"r{i}"))).ToArray();
        var early = _runs;
        _time.Advance(TimeSpan.FromMinutes(1));
        await Task.WhenAll(invocations);

        Assert.Equal((0, Invocations), (early, _runs));
    }

    [Fact]
    public async Task Latency_LastsAsLongAsItSays()
    {
        _injector.Load(FaultPlan.Of(Rules.Latency(TimeSpan.FromSeconds(10))));
        var invocation = Handler().UseChaos(_injector)("", s_context);
        _time.Advance(TimeSpan.FromSeconds(9.999));
        var early = _runs;

        _time.Advance(TimeSpan.FromMilliseconds(1));
        await invocation;

        Assert.Equal((0, 1), (early, _runs));
    }

    [Theory]
    [InlineData(FaultWhen.Before, 0)]
    [InlineData(FaultWhen.After, 1)]
    public async Task Timeout_LetsGoShortlyBeforeTheTimeThatTheContextSays(FaultWhen when, int runsMeanwhile)
    {
        _injector.Load(FaultPlan.Of(Rules.Of(new TimeoutFault { Margin = TimeSpan.FromSeconds(1), When = when })));
        var invocation = Handler().UseChaos(_injector)("", s_context);
        _time.Advance(TimeSpan.FromSeconds(1.999));
        var early = (_runs, invocation.IsCompleted);

        _time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal(1, await invocation);
        Assert.Equal((runsMeanwhile, false), early);
    }

    [Fact]
    public async Task TimeoutOfASyncHandler_IsTheSame()
    {
        _injector.Load(FaultPlan.Of(Rules.Of(new TimeoutFault())));
        Func<string, ITestContext, int> handler = (_, _) => ++_runs;
        var chaotic = handler.UseChaos(_injector);

        var invocation = Task.Run(() => chaotic("", s_context));
        await ClockPump.UntilAsync(_time, invocation);

        Assert.Equal((1, 1), (await invocation, Hits.Injected.Count));
    }

    [Fact]
    public async Task TimeoutBeyondTheDeadline_GivesNoResult()
    {
        _injector.Load(FaultPlan.Of(Rules.Of(new TimeoutFault { Beyond = true })));
        var invocation = Handler().UseChaos(_injector)("", s_context);

        await ClockPump.UntilAsync(_time, invocation);

        await Assert.ThrowsAsync<TimeoutException>(() => invocation);
        Assert.Equal(0, _runs);
    }

    [Fact]
    public async Task TimeoutWithoutAContext_IsMissedBecauseNobodySaysTheDeadline()
    {
        _injector.Load(FaultPlan.Of(Rules.Of(new TimeoutFault())));
        Func<string, Task<int>> handler = _ => Task.FromResult(++_runs);

        var result = await handler.UseChaos(_injector)("");

        Assert.Equal((1, HitOutcome.Missed, "nobody said when the invocation has to be answered"), (result, Hits.Single().Outcome, Hits.Single().Detail));
    }

    [Fact]
    public async Task LatencyOfASyncHandler_RunsOnTheSameClock()
    {
        _injector.Load(FaultPlan.Of(Rules.Latency(TimeSpan.FromSeconds(10))));
        Func<string, ITestContext, int> handler = (_, _) => ++_runs;
        var chaotic = handler.UseChaos(_injector);

        var invocation = Task.Run(() => chaotic("", s_context));
        await ClockPump.UntilAsync(_time, invocation);

        Assert.Equal(1, await invocation);
        Assert.Single(Hits.Injected);
    }

    [Fact]
    public async Task PlanTurnedOffInMidDelay_LetsTheHandlerRun()
    {
        _injector.Load(FaultPlan.Of(Rules.Latency(TimeSpan.FromMinutes(15)), Rules.Error()));
        var invocation = Handler().UseChaos(_injector)("", s_context);

        _injector.TurnOff("enough");

        Assert.Equal(1, await invocation);
        Assert.Equal([HitOutcome.Injected, HitOutcome.Missed], Hits.Select(hit => hit.Outcome));
    }

    [Fact]
    public async Task DelayAfter_ComesBeforeAnErrorThatTookTheCall()
    {
        _injector.Load(FaultPlan.Of(Rules.Error(), Rules.Latency(TimeSpan.Zero, FaultWhen.After)));

        await Assert.ThrowsAsync<InjectedFaultException>(() => Handler().UseChaos(_injector)("", s_context));

        Assert.Equal((2, 0), (Hits.Injected.Count, _runs));
    }

    [Fact]
    public async Task DelayAfter_HoldsBackTheHandlersOwnFailure()
    {
        _injector.Load(FaultPlan.Of(Rules.Latency(TimeSpan.FromSeconds(1), FaultWhen.After)));
        Func<string, ITestContext, Task<int>> handler = (_, _) => throw new InvalidOperationException("mine");

        var invocation = handler.UseChaos(_injector)("", s_context);
        var isEarly = invocation.IsCompleted;
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("mine", (await Assert.ThrowsAsync<InvalidOperationException>(() => invocation)).Message);
        Assert.False(isEarly);
    }

    [Theory]
    [InlineData(FaultWhen.Before)]
    [InlineData(FaultWhen.After)]
    public async Task Response_CannotBeActedOutAndSaysSo(FaultWhen when)
    {
        _injector.Load(FaultPlan.Of(Rules.Response(when), Rules.Latency(TimeSpan.Zero, FaultWhen.After)));

        var result = await Handler().UseChaos(_injector)("", s_context);

        Assert.Equal(1, result);
        Assert.StartsWith("a handler delegate has no result to put in its place", Hits.Single(hit => hit.Outcome == HitOutcome.Missed).Detail, StringComparison.Ordinal);
        Assert.Equal("latency", Hits.Injected.Single().Fault);
    }

    [Theory]
    [InlineData("connection")]
    [InlineData("error")]
    [InlineData("response")]
    public async Task FaultOfAStream_CannotBeActedOutAndSaysSo(string fault)
    {
        _injector.Load(FaultPlan.Of(Rules.Of(fault switch
        {
            "connection" => new ConnectionFault { Kind = ConnectionKind.Closed, AfterBytes = 1, When = FaultWhen.After },
            "error" => new ErrorFault { AfterBytes = 1, When = FaultWhen.After },
            _ => new ResponseFault { KeepBody = true, When = FaultWhen.After },
        })));

        var result = await Handler().UseChaos(_injector)("", s_context);

        Assert.Equal((1, HitOutcome.Missed), (result, Hits.Single().Outcome));
    }

    [Theory]
    [InlineData(PayloadSide.Request)]
    [InlineData(PayloadSide.Response)]
    public async Task Corruption_HasNoBytesAndIsMissed(PayloadSide on)
    {
        _injector.Load(FaultPlan.Of(Rules.Corrupt(on)));

        var result = await Handler().UseChaos(_injector)("", s_context);

        Assert.Equal((1, HitOutcome.Missed), (result, Hits.Single().Outcome));
    }

    [Fact]
    public async Task InvocationOver_GivesBackItsPlaceAmongTheActive()
    {
        _injector.Load(FaultPlan.Of(Rules.Latency(TimeSpan.Zero)) with { MaxActiveFaults = 1 });
        var chaotic = Handler().UseChaos(_injector);

        await chaotic("", s_context);
        await chaotic("", s_context);

        Assert.Equal(2, Hits.Injected.Count);
    }

    public void Dispose() => _injector.Dispose();

    private Func<string, ITestContext, Task<int>> Handler() => (_, _) => Task.FromResult(Interlocked.Increment(ref _runs));
}
