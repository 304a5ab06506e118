using System.Net;

namespace FaultKit.Testing.Tests;

/// <summary>A poller that goes away must not take an event with it.</summary>
public sealed class AbandonedPollTests
{
    private static readonly RuntimeWatch s_watch = new(new LambdaEmulator().Function("orders"), TimeSpan.FromMinutes(2));

    [Theory, BothTransports]
    public async Task PollThatWasGivenUp_LeavesTheEventToTheNext(Transport transport)
    {
        await using var emulator = new LambdaEmulator();
        using Runtime runtime = await Runtime.ForAsync(emulator, "orders", transport);
        EmulatedFunction function = emulator.Function("orders");
        using var patience = new CancellationTokenSource();
        Task<HttpResponseMessage> abandoned = runtime.PollAsync(patience.Token);
        await Patience.UntilAsync(() => function.WaitingPolls == 1);

        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => abandoned);
        await Patience.UntilAsync(() => function.WaitingPolls == 0);
        Task<LambdaOutcome> invocation = function.InvokeAsync("1", null, Patience.Token);
        Runtime.Event taken = await runtime.NextAsync();
        await runtime.RespondAsync(taken.RequestId, "2");

        Assert.Equal("2", (await invocation).Text);
    }

    [Theory, BothTransports]
    public async Task PollsGivenUpWhileEventsArrive_LoseNone(Transport transport)
    {
        const int Invocations = 200;
        await using var emulator = new LambdaEmulator(new LambdaEmulatorOptions { Timeout = TimeSpan.FromMinutes(10) });
        using Runtime runtime = await Runtime.ForAsync(emulator, "orders", transport);
        EmulatedFunction function = emulator.Function("orders");

        for (int i = 0; i < Invocations; i++)
        {
            using var patience = new CancellationTokenSource();
            Task<HttpResponseMessage> hasty = runtime.PollAsync(patience.Token);
            await Patience.UntilAsync(() => function.WaitingPolls == 1);

            // In memory the two race on purpose; over a socket nobody can know what a closed connection has read.
            Task cancel = patience.CancelAsync();
            if (transport == Transport.Socket)
            {
                await Patience.UntilAsync(() => function.WaitingPolls == 0);
            }

            Task<LambdaOutcome> invocation = function.InvokeAsync("1", null, Patience.Token);
            await cancel;
            string requestId = await RequestIdAsync(hasty) ?? (await runtime.NextAsync()).RequestId;
            await runtime.RespondAsync(requestId, "2");
            await invocation;
        }

        Assert.Equal(Invocations, function.Outcomes.Count(outcome => outcome.Kind == LambdaOutcomeKind.Succeeded));
        Assert.Equal(0, function.RefusedAnswers);
    }

    [Fact]
    public async Task EventThrownAwayUnread_ByAPollThatWasCancelled_GoesToTheNext()
    {
        await using var emulator = new LambdaEmulator();
        using Runtime runtime = await Runtime.ForAsync(emulator, "orders", Transport.Memory);
        using var invoker = new HttpMessageInvoker(emulator.CreateHandler());
        using var patience = new CancellationTokenSource();
        _ = emulator.Function("orders").InvokeAsync("1", null, Patience.Token);
        using var poll = new HttpRequestMessage(HttpMethod.Get, runtime.Address("invocation/next"));

        HttpResponseMessage unread = await invoker.SendAsync(poll, patience.Token);
        await patience.CancelAsync();
        unread.Dispose();

        Assert.Equal("1", (await runtime.NextAsync()).Text);
    }

    [Fact]
    public async Task EventThatWasRead_StaysWithItsPoll_ThoughItsTokenIsCancelledLater()
    {
        await using var emulator = new LambdaEmulator();
        EmulatedFunction function = emulator.Function("orders");
        using Runtime runtime = await Runtime.ForAsync(emulator, "orders", Transport.Memory);
        using var patience = new CancellationTokenSource();
        _ = function.InvokeAsync("1", new InvokeOptions { RequestId = "read" }, Patience.Token);

        HttpResponseMessage read = await runtime.PollAsync(patience.Token);
        await patience.CancelAsync();
        read.Dispose();

        Assert.Equal(HttpStatusCode.Accepted, (await runtime.RespondAsync("read", "2")).Status);
        Assert.Equal("2", Assert.Single(function.Outcomes).Text);
    }

    [Fact]
    public async Task ConnectionThatBreaksWhileTheEventIsSent_LeavesTheEventToTheNext()
    {
        // More than all socket buffers on the way can hold, so that the sending cannot have ended.
        const int Bytes = 48 * 1024 * 1024;
        await using var emulator = new LambdaEmulator(
            new LambdaEmulatorOptions { MaxPayloadBytes = Bytes, Timeout = TimeSpan.FromMinutes(10) });
        using Runtime runtime = await Runtime.ForAsync(emulator, "orders", Transport.Socket);
        _ = emulator.Function("orders").InvokeAsync(new byte[Bytes], null, Patience.Token);
        var broken = new RawRuntime(emulator.Function("orders").RuntimeApi);
        await broken.SendAsync("GET", "invocation/next", "\r\n");
        await broken.ReadByteAsync();

        broken.Dispose();

        Assert.Equal(Bytes, (await runtime.NextAsync()).Bytes.Length);
    }

    [Fact]
    public async Task EventHandedBack_GoesToTheFrontWithANewDeadline()
    {
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        var desk = new InvocationDesk(time, outcomesKept: 10, s_watch);
        desk.Enqueue(Some("first"));
        desk.Enqueue(Some("second"));
        Delivery abandoned = (await desk.NextAsync(Patience.Token))!;
        time.Advance(TimeSpan.FromSeconds(2));

        desk.HandBack(abandoned);
        Delivery delivery = (await desk.NextAsync(Patience.Token))!;
        time.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal("first", delivery.Invocation.RequestId);
        Assert.Equal(abandoned.Deadline.AddSeconds(2), delivery.Deadline);
        Assert.Empty(desk.Outcomes);
    }

    [Fact]
    public async Task EventHandedBack_AndThenNobodyComes_SaysSo()
    {
        var watch = new RuntimeWatch(new LambdaEmulator().Function("orders"), TimeSpan.FromMilliseconds(1));
        var desk = new InvocationDesk(TimeProvider.System, outcomesKept: 10, watch);
        var poll = desk.NextAsync(Patience.Token);
        var invocation = Some("first");
        desk.Enqueue(invocation);

        desk.HandBack((await poll)!);

        await Assert.ThrowsAsync<FaultTestException>(() => invocation.Outcome.WaitAsync(Patience.Token));
    }

    [Fact]
    public async Task EventHandedBack_AfterSomebodyBeganToAnswer_StaysWithHim()
    {
        var desk = new InvocationDesk(TimeProvider.System, outcomesKept: 10, s_watch);
        desk.Enqueue(Some("first"));
        Delivery delivery = (await desk.NextAsync(Patience.Token))!;
        Delivery? claimed = desk.Claim("first");

        desk.HandBack(delivery);

        Assert.Same(delivery, claimed);
        Assert.False(desk.NextAsync(Patience.Token).IsCompleted);
    }

    private static Invocation Some(string requestId) =>
        new(requestId, default, new InvocationContext("arn", "trace", TimeSpan.FromSeconds(3)), new InvokeOptions());

    private static async Task<string?> RequestIdAsync(Task<HttpResponseMessage> poll)
    {
        try
        {
            using HttpResponseMessage response = await poll;
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            return response.Headers.GetValues("Lambda-Runtime-Aws-Request-Id").Single();
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }
}
