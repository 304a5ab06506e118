using System.Text;
using FaultKit.Testing;
using Microsoft.Extensions.Time.Testing;

namespace FaultKit.Lambda.Tests;

/// <summary>A poll that is given up while its event is held back must not take the event with it.</summary>
public sealed class CancelledPollTests
{
    [Theory, BothTransports]
    public async Task PollCancelledInMidDelay_LeavesTheEventToTheNext(Transport transport)
    {
        await using var stage = await Stage.OpenAsync(transport, new FakeTimeProvider(), Rules.Latency(TimeSpan.FromMinutes(1)));
        var invocation = stage.InvokeAsync("1", "a");
        await CancelInMidDelayAsync(stage);

        await stage.Runtime.TurnAsync(Patience.Token);

        Assert.Equal("[1]", (await invocation).Text);
        Assert.Equal(1, stage.Calls["a"]);
    }

    [Theory, BothTransports]
    public async Task PollCancelledInMidDelay_EndsAsCancelled(Transport transport)
    {
        await using var stage = await Stage.OpenAsync(transport, new FakeTimeProvider(), Rules.Latency(TimeSpan.FromMinutes(1)));
        _ = stage.InvokeAsync();
        using var patience = new CancellationTokenSource();
        var poll = stage.Client.GetAsync(new Uri(stage.Root + "invocation/next"), patience.Token);
        await Patience.UntilAsync(() => stage.Hits.Count == 1);

        await patience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => poll);
    }

    [Theory, BothTransports]
    public async Task FaultsOfACancelledPoll_AreMissedAndDoNotComeLater(Transport transport)
    {
        var rules = new[] { Rules.Latency(TimeSpan.FromMinutes(1)), Rules.Error() };
        await using var stage = await Stage.OpenAsync(transport, new FakeTimeProvider(), rules);
        var invocation = stage.InvokeAsync();
        await CancelInMidDelayAsync(stage);

        await stage.Runtime.TurnAsync(Patience.Token);

        Assert.Equal("[1]", (await invocation).Text);
        Assert.Equal([HitOutcome.Injected, HitOutcome.Missed], stage.Hits.Select(hit => hit.Outcome));
        Assert.Equal("the poll was cancelled", stage.Hits[1].Detail);
    }

    [Theory, BothTransports]
    public async Task EventOfACancelledPoll_ComesBeforeTheOnesThatWait(Transport transport)
    {
        await using var stage = await Stage.OpenAsync(transport, new FakeTimeProvider(), Rules.Latency(TimeSpan.FromMinutes(1)) with { Limit = 1 });
        var first = stage.InvokeAsync("1");
        await CancelInMidDelayAsync(stage);
        var second = stage.InvokeAsync("2");

        await stage.Runtime.TurnAsync(Patience.Token);

        Assert.Equal("[1]", (await first).Text);
        Assert.False(second.IsCompleted);
    }

    [Theory, BothTransports]
    public async Task ManyPollsCancelledInMidDelay_LoseNoInvocation(Transport transport)
    {
        const int Invocations = 200;
        var time = new FakeTimeProvider();
        await using var stage = await Stage.OpenAsync(transport, time, Rules.Of(new LatencyFault { Delay = TimeSpan.FromMinutes(1) }, 0.5));
        var invocations = Enumerable.Range(0, Invocations).Select(i => stage.InvokeAsync("1", $"r{i}")).ToArray();

        for (var i = 0; i < Invocations; i++)
        {
            using var patience = new CancellationTokenSource();
            var delays = stage.Injector.Journal.Total;
            var turn = stage.Runtime.TurnAsync(patience.Token);
            await Patience.UntilAsync(() => turn.IsCompleted || stage.Injector.Journal.Total > delays);
            await patience.CancelAsync();
            await Record.ExceptionAsync(() => turn);
        }

        stage.Injector.TurnOff("the polls that follow have patience");
        stage.Start(4);
        var outcomes = await Task.WhenAll(invocations);
        Assert.All(outcomes, outcome => Assert.Equal("[1]", outcome.Text));
        Assert.All(stage.Calls.Values, count => Assert.Equal(1, count));
    }

    [Fact]
    public async Task BrokenEvent_ReadByACancelledClient_IsNotLost()
    {
        // HttpClient reads the event with the poll's token after the handler has given it: what it is given must not need reading.
        using var injector = new FaultInjector();
        injector.Load(FaultPlan.Of(Rules.Corrupt(PayloadSide.Request)));
        await using var emulator = new LambdaEmulator();
        using var handler = new HttpMessageInvoker(new RuntimeApiHandler(injector, emulator.CreateHandler()));
        _ = emulator.Function("orders").InvokeAsync("1", null, Patience.Token);
        using var patience = new CancellationTokenSource();
        using var poll = new HttpRequestMessage(HttpMethod.Get, $"http://{emulator.Function("orders").RuntimeApi}/2018-06-01/runtime/invocation/next");
        using var response = await handler.SendAsync(poll, patience.Token);

        await patience.CancelAsync();
        await response.Content.LoadIntoBufferAsync(patience.Token);

        Assert.Equal("}1", Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync(Patience.Token)));
    }

    private static async Task CancelInMidDelayAsync(Stage stage)
    {
        using var patience = new CancellationTokenSource();
        var turn = stage.Runtime.TurnAsync(patience.Token);
        await Patience.UntilAsync(() => stage.Hits.Count == 1);
        await patience.CancelAsync();
        await Record.ExceptionAsync(() => turn);
    }
}
