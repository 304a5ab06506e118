namespace FaultKit.Lambda.Tests;

public sealed class PollTurnTests : IDisposable
{
    private static readonly AsyncLocal<string?> s_flow = new();

    private readonly TaskCompletionSource<HttpResponseMessage> _sent = new();
    private readonly List<PollTurn> _spares = [];
    private readonly HttpRequestMessage _request = new();
    private readonly HttpResponseMessage _response = new();

    public void Dispose()
    {
        _request.Dispose();
        _response.Dispose();
    }

    [Fact]
    public async Task NothingGoesWrong_WhatWasFetchedPasses()
    {
        var poll = Begin(new((_, _, _, _) => null, _spares.Add));

        _sent.SetResult(_response);

        Assert.Same(_response, await poll);
    }

    [Fact]
    public async Task SomethingGoesWrong_WhatComesOfItIsWaitedFor()
    {
        var changed = new TaskCompletionSource<HttpResponseMessage>();
        var poll = Begin(new((_, _, _, _) => changed.Task, _spares.Add));
        _sent.SetResult(new());

        Assert.False(poll.IsCompleted);
        changed.SetResult(_response);

        Assert.Same(_response, await poll);
    }

    [Fact]
    public async Task PollThatFails_FailsWithTheSameException()
    {
        var poll = Begin(new((_, _, _, _) => null, _spares.Add));
        var failure = new HttpRequestException("gone");

        _sent.SetException(failure);

        Assert.Same(failure, await Assert.ThrowsAsync<HttpRequestException>(() => poll));
    }

    [Fact]
    public async Task CancelledPoll_IsCancelledWithTheSameException()
    {
        var poll = Begin(new((_, _, _, _) => null, _spares.Add));
        var failure = new TaskCanceledException("cancelled", new IOException());

        _sent.SetFromTask(CancelAsync(failure));

        Assert.Same(failure, await Assert.ThrowsAsync<TaskCanceledException>(() => poll));
        Assert.True(poll.IsCanceled);
    }

    [Fact]
    public async Task WhoeverReceivesFails_ThePollFailsWithIt()
    {
        var failure = new InvalidOperationException("odd");
        var poll = Begin(new((_, _, _, _) => throw failure, _spares.Add));

        _sent.SetResult(_response);

        Assert.Same(failure, await Assert.ThrowsAsync<InvalidOperationException>(() => poll));
    }

    [Fact]
    public async Task WhatIsFetched_IsReceivedInTheFlowOfThePoll()
    {
        string? seen = null;
        s_flow.Value = "the poll's";
        var poll = Begin(new((_, _, _, _) => Nothing(seen = s_flow.Value), _spares.Add));
        s_flow.Value = "another";

        _sent.SetResult(_response);
        await poll;

        Assert.Equal("the poll's", seen);
    }

    [Fact]
    public async Task TurnThatIsOver_TakesAnother()
    {
        var turn = new PollTurn((_, _, _, _) => null, _spares.Add);
        _sent.SetResult(new());
        await Begin(turn);
        var again = new TaskCompletionSource<HttpResponseMessage>();

        var poll = _spares.Single().Begin(again.Task, new FaultInjector(), _request, CancellationToken.None);
        again.SetResult(_response);

        Assert.Same(_response, await poll);
    }

    private static Task<HttpResponseMessage>? Nothing(string? _) => null;

    private static async Task<HttpResponseMessage> CancelAsync(Exception failure)
    {
        await Task.CompletedTask;
        throw failure;
    }

    private Task<HttpResponseMessage> Begin(PollTurn turn) => turn.Begin(_sent.Task, new FaultInjector(), _request, CancellationToken.None);
}
