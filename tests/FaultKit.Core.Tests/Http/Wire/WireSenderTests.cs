namespace FaultKit.Tests.Http.Wire;

/// <summary>Where connections fail. That they fail as real ones do is shown by the conformance suite.</summary>
public sealed class WireSenderTests
{
    [Fact]
    public void HandlerOfTheRuntime_IsFoundBehindOthers()
    {
        using var pipeline = new PassingHandler(new PassingHandler(new SocketsHttpHandler()));

        Assert.NotNull(WireSender.For(pipeline));
    }

    [Fact]
    public async Task WithoutAHandlerOfTheRuntime_ConnectionsFailAboveIt()
    {
        using var injector = HttpSome.Injector(new ConnectionFault { Kind = ConnectionKind.Reset });
        using var invoker = new HttpMessageInvoker(new FaultHttpHandler(injector, new StubServer()) { UsesWire = true });

        var failure = await Record.ExceptionAsync(() => invoker.SendAsync());

        Assert.Equal("An error occurred while sending the request.", Assert.IsType<HttpRequestException>(failure).Message);
    }

    [Fact]
    public async Task Headers_OfTheRequest_AreThoseThatTheClientWouldHaveSent()
    {
        using var injector = HttpSome.Injector(new ConnectionFault { Kind = ConnectionKind.Closed });
        using var invoker = new HttpMessageInvoker(
            new FaultHttpHandler(injector, new SocketsHttpHandler { AutomaticDecompression = System.Net.DecompressionMethods.GZip }) { UsesWire = true });
        using var request = HttpSome.Get();

        await Record.ExceptionAsync(() => invoker.SendAsync(request));

        Assert.Equal("gzip", request.Headers.AcceptEncoding.ToString());
    }

    [Fact]
    public async Task Body_IsReadAsIfItWereSent()
    {
        var body = new UnreadStream();
        using var injector = HttpSome.Injector(new ConnectionFault { Kind = ConnectionKind.Closed });
        using var invoker = new HttpMessageInvoker(new FaultHttpHandler(injector, new SocketsHttpHandler()) { UsesWire = true });

        await Record.ExceptionAsync(() => invoker.SendAsync(HttpSome.Post(new StreamContent(body))));

        Assert.True(body.WasRead);
    }
}
