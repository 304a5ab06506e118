namespace FaultKit.Tests.Http;

public sealed class FaultHttpHandlerPayloadTests : IDisposable
{
    private static readonly byte[] s_body = "{}"u8.ToArray();
    private static readonly CorruptFault s_request = new() { Kind = CorruptionKind.MalformedJson, On = PayloadSide.Request };

    private readonly StubServer _server = new();

    public static TheoryData<string> Bodies => ["bytes", "stream", "chunks"];

    public void Dispose() => _server.Dispose();

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task CorruptRequest_ArrivesChanged(string body)
    {
        using var injector = HttpSome.Injector(s_request);
        using var invoker = HttpSome.Invoker(injector, _server);

        using var response = await invoker.SendAsync(HttpSome.Post(Body(body)));

        Assert.Equal("}{}"u8, _server.Bodies[0]);
    }

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task CorruptRequest_IsWholeAgainForTheRetry(string body)
    {
        using var injector = HttpSome.Injector(s_request, calls: CallRange.Only(1));
        using var invoker = HttpSome.Invoker(injector, _server);
        using var request = HttpSome.Post(Body(body));

        (await invoker.SendAsync(request)).Dispose();
        (await invoker.SendAsync(request)).Dispose();

        Assert.Equal("{}"u8, _server.Bodies[1]);
    }

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task CorruptRequest_IsCorruptAgainWhereTheRetryIsHitToo(string body)
    {
        using var injector = HttpSome.Injector(s_request);
        using var invoker = HttpSome.Invoker(injector, _server);
        using var request = HttpSome.Post(Body(body));

        (await invoker.SendAsync(request)).Dispose();
        (await invoker.SendAsync(request)).Dispose();

        Assert.Equal("}{}"u8, _server.Bodies[1]);
    }

    [Fact]
    public async Task CorruptRequest_OfACallThatFails_IsPutBackToo()
    {
        using var injector = HttpSome.Injector(s_request);
        using var invoker = HttpSome.Invoker(injector, new StubServer(() => throw new HttpRequestException("really")));
        using var request = HttpSome.Post(Body("bytes"));
        var content = request.Content;

        await Record.ExceptionAsync(() => invoker.SendAsync(request));

        Assert.Same(content, request.Content);
    }

    [Fact]
    public async Task CorruptRequest_WithoutABody_IsMissed()
    {
        using var injector = HttpSome.Injector(s_request);
        using var invoker = HttpSome.Invoker(injector, _server);

        using var response = await invoker.SendAsync();

        Assert.Equal(HitOutcome.Missed, Assert.Single(injector.Journal.Hits).Outcome);
    }

    [Fact]
    public async Task CorruptResponse_IsBufferedChanged()
    {
        using var injector = HttpSome.Injector(new CorruptFault { Kind = CorruptionKind.MalformedJson });
        using var client = new HttpClient(new FaultHttpHandler(injector, new StubServer(() => new() { Content = Body("bytes") })));

        var text = await client.GetStringAsync(HttpSome.Address, TestContext.Current.CancellationToken);

        Assert.Equal("}{}", text);
    }

    [Fact]
    public async Task CorruptResponse_IsStreamedChanged()
    {
        using var injector = HttpSome.Injector(new CorruptFault { Kind = CorruptionKind.Truncate, Keep = Rate.OfPercentage(50) });
        using var client = new HttpClient(new FaultHttpHandler(injector, new StubServer(() => new() { Content = Body("bytes") })));

        using var response = await client.GetAsync(HttpSome.Address, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));

        Assert.Equal("{", await reader.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task CorruptResponse_IsNotReadBeforeItsReader()
    {
        using var source = new UnreadStream();
        using var injector = HttpSome.Injector(new CorruptFault { Kind = CorruptionKind.BitFlip });
        using var invoker = HttpSome.Invoker(injector, new StubServer(() => new() { Content = new StreamContent(source) }));

        using var response = await invoker.SendAsync();

        Assert.False(source.WasRead);
    }

    [Fact]
    public async Task CorruptResponse_EndsWithItsResponse()
    {
        var body = new WatchedContent(s_body);
        using var injector = HttpSome.Injector(new CorruptFault { Kind = CorruptionKind.BitFlip });
        using var invoker = HttpSome.Invoker(injector, new StubServer(() => new() { Content = body }));

        (await invoker.SendAsync()).Dispose();

        Assert.True(body.IsDisposed);
    }

    private static HttpContent Body(string kind) => kind switch
    {
        "bytes" => new ByteArrayContent(s_body),
        "stream" => new StreamContent(new MemoryStream(s_body)),
        _ => new ChunkedContent("{"u8.ToArray(), "}"u8.ToArray()),
    };
}
