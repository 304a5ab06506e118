using FaultKit.Testing;
using Microsoft.Extensions.Time.Testing;

namespace FaultKit.Lambda.Tests;

/// <summary>A Runtime API that goes away: the runtime client learns it as it would without FaultKit, and nothing else breaks.</summary>
public sealed class VanishedApiTests
{
    [Theory, BothTransports]
    public async Task WhilePolling_ThePollFails(Transport transport)
    {
        await using var stage = await Stage.OpenAsync(transport, null, Rules.Error());
        var turn = stage.Runtime.TurnAsync(Patience.Token);
        await Patience.UntilAsync(() => stage.Function.WaitingPolls == 1);

        await stage.VanishAsync();

        await Assert.ThrowsAsync<HttpRequestException>(() => turn);
        Assert.Empty(stage.Hits);
    }

    [Theory, BothTransports]
    public async Task InMidDelayBefore_TheHandlerRunsOnceAndItsAnswerFails(Transport transport)
    {
        var time = new FakeTimeProvider();
        await using var stage = await Stage.OpenAsync(transport, time, Rules.Latency(TimeSpan.FromMinutes(1)));
        var invocation = stage.InvokeAsync(id: "a");
        var turn = await VanishInMidDelayAsync(stage);

        await ClockPump.UntilAsync(time, turn);

        await Assert.ThrowsAsync<HttpRequestException>(() => turn);
        Assert.Equal((1, LambdaOutcomeKind.Stopped), (stage.Calls["a"], (await invocation).Kind));
    }

    [Theory, BothTransports]
    public async Task InMidDelayAfter_TheAnswerFails(Transport transport)
    {
        var time = new FakeTimeProvider();
        await using var stage = await Stage.OpenAsync(transport, time, Rules.Latency(TimeSpan.FromMinutes(1), FaultWhen.After));
        var invocation = stage.InvokeAsync(id: "a");
        var turn = await VanishInMidDelayAsync(stage);

        await ClockPump.UntilAsync(time, turn);

        await Assert.ThrowsAsync<HttpRequestException>(() => turn);
        Assert.Equal((1, LambdaOutcomeKind.Stopped), (stage.Calls["a"], (await invocation).Kind));
    }

    [Theory]
    [BothTransports("error")]
    [BothTransports("response")]
    [BothTransports("throttle")]
    public async Task BeforeAnInjectedAnswer_TheNextPollFailsAndANoticeSaysWhatWasNotSent(Transport transport, string fault)
    {
        var time = new FakeTimeProvider();
        var terminal = fault switch { "error" => Rules.Error(), "response" => Rules.Response(), _ => Rules.Throttle() };
        await using var stage = await Stage.OpenAsync(transport, time, Rules.Latency(TimeSpan.FromMinutes(1)), terminal);
        _ = stage.InvokeAsync(id: "a");
        var turn = await VanishInMidDelayAsync(stage);

        await ClockPump.UntilAsync(time, turn);

        await Assert.ThrowsAsync<HttpRequestException>(() => turn);
        Assert.Contains(stage.Notices.Warnings, notice => notice.StartsWith("what was injected in place of invocation a could not be sent", StringComparison.Ordinal));
    }

    [Theory, BothTransports]
    public async Task WhileTheHandlerRuns_TheAnswerFails(Transport transport)
    {
        await using var stage = await Stage.OpenAsync(transport, null, Rules.Response(FaultWhen.After));
        var (entered, gone) = (new TaskCompletionSource(), new TaskCompletionSource());
        stage.Handler = async (_, json) =>
        {
            entered.SetResult();
            await gone.Task;
            return json;
        };
        var invocation = stage.InvokeAsync();
        var turn = stage.Runtime.TurnAsync(Patience.Token);
        await entered.Task;

        await stage.VanishAsync();
        gone.SetResult();

        await Assert.ThrowsAsync<HttpRequestException>(() => turn);
        Assert.Equal(LambdaOutcomeKind.Stopped, (await invocation).Kind);
    }

    [Fact]
    public async Task InMidEvent_ThePollFailsAsItWouldWithoutFaultKit()
    {
        using var injector = new FaultInjector();
        injector.Load(FaultPlan.Of(Rules.Error()));
        using var client = new HttpClient(new RuntimeApiHandler(injector, new BrokenEvent()));

        var poll = client.GetAsync(new Uri("http://api/2018-06-01/runtime/invocation/next"), Patience.Token);

        await Assert.ThrowsAsync<HttpRequestException>(() => poll);
        Assert.Equal(HitOutcome.Missed, injector.Journal.Hits.Single().Outcome);
    }

    private static async Task<Task> VanishInMidDelayAsync(Stage stage)
    {
        var turn = stage.Runtime.TurnAsync(Patience.Token);
        await Patience.UntilAsync(() => stage.Hits.Count == 1);
        await stage.VanishAsync();
        return turn;
    }

    /// <summary>Gives events that break off.</summary>
    private sealed class BrokenEvent : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage { Content = new StreamContent(new Breaking()), Headers = { { "Lambda-Runtime-Aws-Request-Id", "a" } } });
    }

    private sealed class Breaking : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw new IOException("gone");

        public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken) => throw new IOException("gone");
    }
}
