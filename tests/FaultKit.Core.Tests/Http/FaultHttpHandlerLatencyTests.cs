using Microsoft.Extensions.Time.Testing;

namespace FaultKit.Tests.Http;

public sealed class FaultHttpHandlerLatencyTests : IDisposable
{
    private static readonly LatencyFault s_slow = new() { Delay = TimeSpan.FromSeconds(5) };

    private readonly FakeTimeProvider _time = new();
    private readonly StubServer _server = new();

    public void Dispose() => _server.Dispose();

    [Fact]
    public void Latency_HoldsTheCallUntilItsTime()
    {
        using var injector = HttpSome.Injector(s_slow, time: _time);
        using var invoker = HttpSome.Invoker(injector, _server);

        var call = invoker.SendAsync();
        _time.Advance(TimeSpan.FromSeconds(4.999));

        Assert.False(call.IsCompleted);
    }

    [Fact]
    public async Task Latency_LetsTheCallPassAtItsTime()
    {
        using var injector = HttpSome.Injector(s_slow, time: _time);
        using var invoker = HttpSome.Invoker(injector, _server);

        var call = invoker.SendAsync();
        _time.Advance(TimeSpan.FromSeconds(5));

        Assert.True((await Ended(call)).IsSuccessStatusCode);
    }

    [Fact]
    public void LatencyBefore_KeepsTheCallFromTheServer()
    {
        using var injector = HttpSome.Injector(s_slow, time: _time);
        using var invoker = HttpSome.Invoker(injector, _server);

        _ = invoker.SendAsync();

        Assert.Equal(0, _server.Requests);
    }

    [Fact]
    public void LatencyAfter_HoldsTheReplyOfACallThatWasMade()
    {
        using var injector = HttpSome.Injector(s_slow with { When = FaultWhen.After }, time: _time);
        using var invoker = HttpSome.Invoker(injector, _server);

        var call = invoker.SendAsync();

        Assert.Equal((1, false), (_server.Requests, call.IsCompleted));
    }

    [Fact]
    public void Latency_HoldsNoThread()
    {
        using var injector = HttpSome.Injector(s_slow, time: _time);
        using var invoker = HttpSome.Invoker(injector, _server);

        var calls = Enumerable.Range(0, 1_000).Select(_ => invoker.SendAsync()).ToArray();

        Assert.DoesNotContain(calls, call => call.IsCompleted);
    }

    [Fact]
    public async Task CancelledDuringLatency_EndsAtOnceWithTheCallersToken()
    {
        using var cancellation = new CancellationTokenSource();
        using var injector = HttpSome.Injector(s_slow, time: _time);
        using var invoker = HttpSome.Invoker(injector, _server);

        var call = invoker.SendAsync(HttpSome.Get(), cancellation.Token);
        await cancellation.CancelAsync();

        Assert.Equal(cancellation.Token, (await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Ended(call))).CancellationToken);
    }

    [Fact]
    public async Task CancelledDuringLatency_IsNotSent()
    {
        using var cancellation = new CancellationTokenSource();
        using var injector = HttpSome.Injector(s_slow, time: _time);
        using var invoker = HttpSome.Invoker(injector, _server);

        var call = invoker.SendAsync(HttpSome.Get(), cancellation.Token);
        await cancellation.CancelAsync();
        await Record.ExceptionAsync(() => Ended(call));

        Assert.Equal(0, _server.Requests);
    }

    [Fact]
    public async Task ReplyCancelledDuringLatency_IsDisposed()
    {
        using var cancellation = new CancellationTokenSource();
        var body = new WatchedContent([1]);
        using var injector = HttpSome.Injector(s_slow with { When = FaultWhen.After }, time: _time);
        using var invoker = HttpSome.Invoker(injector, new StubServer(() => new() { Content = body }));

        var call = invoker.SendAsync(HttpSome.Get(), cancellation.Token);
        await cancellation.CancelAsync();
        await Record.ExceptionAsync(() => Ended(call));

        Assert.True(body.IsDisposed);
    }

    [Fact]
    public async Task FaultsTurnedOffDuringLatency_LetTheCallPass()
    {
        using var injector = HttpSome.Injector(s_slow, time: _time);
        using var invoker = HttpSome.Invoker(injector, _server);

        var call = invoker.SendAsync();
        injector.TurnOff("enough");

        Assert.True((await Ended(call)).IsSuccessStatusCode);
    }

    private static Task<HttpResponseMessage> Ended(Task<HttpResponseMessage> call) =>
        call.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
}
