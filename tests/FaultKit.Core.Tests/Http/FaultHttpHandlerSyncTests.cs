using System.Net;

namespace FaultKit.Tests.Http;

/// <summary>The synchronous half: what <see cref="HttpClient.Send(HttpRequestMessage)"/> comes through.</summary>
public sealed class FaultHttpHandlerSyncTests : IDisposable
{
    private readonly StubServer _server = new();

    public void Dispose() => _server.Dispose();

    [Fact]
    public void ClosedInjector_ReturnsTheInnerResponse()
    {
        using var injector = new FaultInjector();
        var inner = new ReadyHandler();
        using var invoker = HttpSome.Invoker(injector, inner);

        using var response = invoker.Send();

        Assert.Same(inner.Response, response);
    }

    [Fact]
    public void Error_IsThrown()
    {
        using var injector = HttpSome.Injector();
        using var invoker = HttpSome.Invoker(injector, _server);

        var thrown = Assert.Throws<HttpRequestException>(() => invoker.Send());

        Assert.Equal(HttpRequestError.ConnectionError, thrown.HttpRequestError);
    }

    [Fact]
    public void FaultAfter_ReachesTheServerAndReplacesTheReply()
    {
        using var injector = HttpSome.Injector(new ThrottleFault { When = FaultWhen.After });
        using var invoker = HttpSome.Invoker(injector, _server);

        using var response = invoker.Send();

        Assert.Equal((HttpStatusCode.TooManyRequests, 1), (response.StatusCode, _server.Requests));
    }

    [Fact]
    public void ReplyThatIsReplaced_IsDisposed()
    {
        var body = new WatchedContent([1]);
        using var injector = HttpSome.Injector(new ThrottleFault { When = FaultWhen.After });
        using var invoker = HttpSome.Invoker(injector, new StubServer(() => new() { Content = body }));

        using var response = invoker.Send();

        Assert.True(body.IsDisposed);
    }

    [Fact]
    public void CorruptRequest_ArrivesChanged()
    {
        using var injector = HttpSome.Injector(new CorruptFault { Kind = CorruptionKind.MalformedJson, On = PayloadSide.Request });
        using var invoker = HttpSome.Invoker(injector, _server);

        using var response = invoker.Send(HttpSome.Post(new ByteArrayContent("{}"u8.ToArray())));

        Assert.Equal("}{}"u8, _server.Bodies[0]);
    }

    [Fact]
    public void CorruptRequest_IsWholeAgainForTheRetry()
    {
        using var injector = HttpSome.Injector(new CorruptFault { Kind = CorruptionKind.MalformedJson, On = PayloadSide.Request }, calls: CallRange.Only(1));
        using var invoker = HttpSome.Invoker(injector, _server);
        using var request = HttpSome.Post(new ByteArrayContent("{}"u8.ToArray()));

        invoker.Send(request).Dispose();
        invoker.Send(request).Dispose();

        Assert.Equal("{}"u8, _server.Bodies[1]);
    }

    [Fact]
    public void CorruptResponse_IsReadChanged()
    {
        using var injector = HttpSome.Injector(new CorruptFault { Kind = CorruptionKind.MalformedJson });
        using var invoker = HttpSome.Invoker(injector, new StubServer(() => new() { Content = new ByteArrayContent("{}"u8.ToArray()) }));

        using var response = invoker.Send();
        using var reader = new StreamReader(response.Content.ReadAsStream(TestContext.Current.CancellationToken));

        Assert.Equal("}{}", reader.ReadToEnd());
    }

    [Fact]
    public void LatencyOfACancelledCall_IsCutShort()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        using var injector = HttpSome.Injector(new LatencyFault { Delay = TimeSpan.FromSeconds(30) });
        using var invoker = HttpSome.Invoker(injector, _server);

        var thrown = Record.Exception(() => invoker.Send(HttpSome.Get(), cancelled.Token));

        Assert.Equal(cancelled.Token, Assert.IsAssignableFrom<OperationCanceledException>(thrown).CancellationToken);
    }
}
