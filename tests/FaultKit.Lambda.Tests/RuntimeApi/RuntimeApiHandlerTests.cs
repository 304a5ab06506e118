using FaultKit.Testing;
using Microsoft.Extensions.Time.Testing;

namespace FaultKit.Lambda.Tests;

/// <summary>What each fault does to an invocation that comes through the Runtime API.</summary>
public sealed class RuntimeApiHandlerTests
{
    [Theory, BothTransports]
    public async Task NoPlan_LeavesTheInvocationAlone(Transport transport)
    {
        using var injector = new FaultInjector();
        await using var stage = (await Stage.OpenAsync(transport, injector, new())).Start();

        var outcome = await stage.InvokeAsync("1");

        Assert.Equal("[1]", outcome.Text);
        Assert.Equal(LambdaOutcomeKind.Succeeded, outcome.Kind);
    }

    [Theory, BothTransports]
    public async Task ErrorBefore_IsTheOutcomeAndTheHandlerDoesNotRun(Transport transport)
    {
        await using var stage = (await Stage.OpenAsync(transport, null, Rules.Error())).Start();

        var outcome = await stage.InvokeAsync();

        Assert.Equal(LambdaOutcomeKind.Failed, outcome.Kind);
        Assert.Equal(("Broken", "It broke."), (outcome.ErrorType, outcome.ErrorMessage));
        Assert.Empty(stage.Calls);
    }

    [Theory, BothTransports]
    public async Task ErrorAfter_ReplacesTheResultOfTheHandlerThatRan(Transport transport)
    {
        await using var stage = (await Stage.OpenAsync(transport, null, Rules.Error(FaultWhen.After))).Start();

        var outcome = await stage.InvokeAsync(id: "a");

        Assert.Equal(LambdaOutcomeKind.Failed, outcome.Kind);
        Assert.Equal("Broken", outcome.ErrorType);
        Assert.Equal(1, stage.Calls["a"]);
    }

    [Theory]
    [BothTransports(FaultWhen.Before)]
    [BothTransports(FaultWhen.After)]
    public async Task Throttle_IsLambdasOwnError(Transport transport, FaultWhen when)
    {
        await using var stage = (await Stage.OpenAsync(transport, null, Rules.Throttle(when))).Start();

        var outcome = await stage.InvokeAsync();

        Assert.Equal(LambdaOutcomeKind.Failed, outcome.Kind);
        Assert.Equal(("TooManyRequestsException", "Rate Exceeded."), (outcome.ErrorType, outcome.ErrorMessage));
    }

    [Theory]
    [BothTransports(FaultWhen.Before, 0)]
    [BothTransports(FaultWhen.After, 1)]
    public async Task Response_IsTheResult(Transport transport, FaultWhen when, int runs)
    {
        await using var stage = (await Stage.OpenAsync(transport, null, Rules.Response(when))).Start();

        var outcome = await stage.InvokeAsync();

        Assert.Equal(LambdaOutcomeKind.Succeeded, outcome.Kind);
        Assert.Equal("\"injected\"", outcome.Text);
        Assert.Equal(runs, stage.Calls.Count);
    }

    [Theory]
    [BothTransports(CorruptionKind.MalformedJson, "}{\"a\":1}")]
    [BothTransports(CorruptionKind.Truncate, "{\"a")]
    public async Task CorruptRequest_BreaksTheEventOnly(Transport transport, CorruptionKind kind, string arrived)
    {
        var fault = new CorruptFault { Kind = kind, On = PayloadSide.Request, Keep = kind == CorruptionKind.Truncate ? Rate.Of(0.5) : null };
        await using var stage = (await Stage.OpenAsync(transport, null, Rules.Of(fault))).Start();

        var outcome = await stage.InvokeAsync("{\"a\":1}", "a");

        Assert.Equal(arrived, stage.Events["a"]);
        Assert.Equal($"[{arrived}]", outcome.Text);
    }

    [Theory]
    [BothTransports(CorruptionKind.MalformedJson, "}[{\"a\":1}]")]
    [BothTransports(CorruptionKind.Truncate, "[{\"")]
    public async Task CorruptResponse_BreaksTheResultOnly(Transport transport, CorruptionKind kind, string result)
    {
        var fault = new CorruptFault { Kind = kind, Keep = kind == CorruptionKind.Truncate ? Rate.Of(0.4) : null };
        await using var stage = (await Stage.OpenAsync(transport, null, Rules.Of(fault))).Start();

        var outcome = await stage.InvokeAsync("{\"a\":1}", "a");

        Assert.Equal("{\"a\":1}", stage.Events["a"]);
        Assert.Equal(result, outcome.Text);
    }

    [Theory]
    [BothTransports(PayloadSide.Request)]
    [BothTransports(PayloadSide.Response)]
    public async Task BitFlip_ChangesOneBitAndNoLength(Transport transport, PayloadSide on)
    {
        const string Event = "\"abcdefgh\"";
        await using var stage = (await Stage.OpenAsync(transport, null, Rules.Corrupt(on, CorruptionKind.BitFlip))).Start();

        var outcome = await stage.InvokeAsync(Event, "a");

        var expected = System.Text.Encoding.UTF8.GetBytes($"[{Event}]");
        var flipped = outcome.Payload.ToArray().Zip(expected, (is_, was) => int.PopCount(is_ ^ was)).Sum();
        Assert.Equal((1, expected.Length), (flipped, outcome.Payload.Length));
    }

    [Theory, BothTransports]
    public async Task LatencyBefore_HoldsTheEventBack(Transport transport)
    {
        var time = new FakeTimeProvider();
        await using var stage = (await Stage.OpenAsync(transport, time, Rules.Latency(TimeSpan.FromSeconds(1)))).Start();
        var invocation = stage.InvokeAsync();
        await Patience.UntilAsync(() => stage.Hits.Count == 1);
        var early = stage.Calls.Count;

        await ClockPump.UntilAsync(time, invocation);

        Assert.Equal(0, early);
        Assert.Equal("[1]", (await invocation).Text);
    }

    [Theory, BothTransports]
    public async Task LatencyAfter_HoldsTheResultBack(Transport transport)
    {
        var time = new FakeTimeProvider();
        await using var stage = (await Stage.OpenAsync(transport, time, Rules.Latency(TimeSpan.FromSeconds(1), FaultWhen.After))).Start();
        var invocation = stage.InvokeAsync();
        await Patience.UntilAsync(() => stage.Hits.Count == 1);
        var (ran, isEarly) = (stage.Calls.Count, invocation.IsCompleted);

        await ClockPump.UntilAsync(time, invocation);

        Assert.Equal((1, false), (ran, isEarly));
        Assert.Equal("[1]", (await invocation).Text);
    }

    [Theory, BothTransports]
    public async Task DelaysOfBothSides_ComeBeforeAnErrorThatTakesTheCall(Transport transport)
    {
        var time = new InstantTime();
        await using var stage = (await Stage.OpenAsync(
            transport, time, Rules.Latency(TimeSpan.FromSeconds(1)), Rules.Latency(TimeSpan.FromSeconds(2), FaultWhen.After), Rules.Error())).Start();

        var outcome = await stage.InvokeAsync();

        Assert.Equal("Broken", outcome.ErrorType);
        Assert.Equal([TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)], time.Waits);
    }

    [Theory, BothTransports]
    public async Task HandlerThatFails_KeepsItsFailureAndTheFaultIsMissed(Transport transport)
    {
        await using var stage = await Stage.OpenAsync(transport, null, Rules.Response(FaultWhen.After));
        stage.Handler = (_, _) => throw new InvalidOperationException("mine");

        var outcome = await stage.Start().InvokeAsync();

        Assert.Equal("mine", outcome.ErrorMessage);
        Assert.Equal((HitOutcome.Missed, "the function failed by itself"), (stage.Hits.Single().Outcome, stage.Hits.Single().Detail));
    }

    [Theory, BothTransports]
    public async Task ChunkedEvent_IsBrokenAsAnyOther(Transport transport)
    {
        await using var stage = (await Stage.OpenAsync(transport, null, Rules.Corrupt(PayloadSide.Request))).Start();

        await stage.Function.InvokeAsync("{}", new() { RequestId = "a", Chunked = true }, Patience.Token);

        Assert.Equal("}{}", stage.Events["a"]);
    }

    [Theory, BothTransports]
    public async Task ChunkedEventOfMegabytes_PassesWhole(Transport transport)
    {
        var json = $"\"{new string('x', 5_000_000)}\"";
        await using var stage = (await Stage.OpenAsync(transport, null, Rules.Latency(TimeSpan.Zero))).Start();

        await stage.Function.InvokeAsync(json, new() { RequestId = "a", Chunked = true }, Patience.Token);

        Assert.Equal(json, stage.Events["a"]);
    }

    [Fact]
    public async Task PlanTurnedOffInMidDelay_EndsTheDelayAndTheFault()
    {
        var rules = new[] { Rules.Latency(TimeSpan.FromMinutes(15)), Rules.Error() };
        await using var stage = (await Stage.OpenAsync(Transport.Memory, new FakeTimeProvider(), rules)).Start();
        var invocation = stage.InvokeAsync();
        await Patience.UntilAsync(() => stage.Hits.Count == 1);

        stage.Injector.TurnOff("enough");

        Assert.Equal("[1]", (await invocation).Text);
        Assert.Equal(HitOutcome.Missed, stage.Hits[1].Outcome);
    }

    [Theory, BothTransports]
    public async Task RuleForAnotherFunction_DoesNothing(Transport transport)
    {
        var rule = Rules.Of(new ErrorFault(), target: "lambda:invoices");
        await using var stage = (await Stage.OpenAsync(transport, null, rule)).Start();

        var outcome = await stage.InvokeAsync();

        Assert.Equal("[1]", outcome.Text);
        Assert.Equal(rule, stage.Injector.UnmatchedRules.Single());
    }
}
