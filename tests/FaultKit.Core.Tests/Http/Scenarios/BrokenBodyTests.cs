using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text;

namespace FaultKit.Tests.Http;

/// <summary>Bodies that arrive broken, as readers of <see cref="HttpClient"/> see them.</summary>
public sealed class BrokenBodyTests
{
    private const string Quote = """{"symbol":"MSFT","price":17.25,"lots":[1,2]}""";

    [Theory]
    [InlineData(CorruptionKind.DropField, "$.price", """{"symbol":"MSFT","lots":[1,2]}""")]
    [InlineData(CorruptionKind.NullField, "$.symbol", """{"symbol":null,"price":17.25,"lots":[1,2]}""")]
    [InlineData(CorruptionKind.RetypeField, "$.lots[*]", """{"symbol":"MSFT","price":17.25,"lots":["1","2"]}""")]
    public async Task AField_ArrivesChanged(CorruptionKind kind, string path, string expected)
    {
        using var client = Client(new CorruptFault { Kind = kind, Path = path }, out var injector);

        var text = await client.GetStringAsync(HttpSome.Address, TestContext.Current.CancellationToken);

        Assert.Equal((expected, HitOutcome.Injected), (text, Assert.Single(injector.Journal.Hits).Outcome));
    }

    [Fact]
    public async Task AField_OfARequestArrivesChangedAndIsWholeAgainForTheRetry()
    {
        var server = new StubServer();
        using var injector = HttpSome.Injector(new CorruptFault { Kind = CorruptionKind.NullField, Path = "$.price", On = PayloadSide.Request }, calls: CallRange.Only(1));
        using var invoker = HttpSome.Invoker(injector, server);
        using var request = HttpSome.Post(JsonContent.Create(new { price = 5 }));

        (await invoker.SendAsync(request)).Dispose();
        (await invoker.SendAsync(request)).Dispose();

        Assert.Equal(["{\"price\":null}", "{\"price\":5}"], server.Bodies.Select(Encoding.UTF8.GetString));
    }

    [Fact]
    public async Task ARequestThatPromisesNoLength_CannotFallShortOfIt()
    {
        var server = new StubServer();
        using var injector = HttpSome.Injector(new CorruptFault { Kind = CorruptionKind.Truncate, Fitting = false, On = PayloadSide.Request });
        using var invoker = HttpSome.Invoker(injector, server);

        (await invoker.SendAsync(HttpSome.Post(new ChunkedContent([1, 2, 3])))).Dispose();

        Assert.Equal((HitOutcome.Missed, 3), (Assert.Single(injector.Journal.Hits).Outcome, server.Bodies[0].Length));
    }

    [Fact]
    public async Task ABodyWithoutTheField_IsMissed()
    {
        using var client = Client(new CorruptFault { Kind = CorruptionKind.DropField, Path = "$.nowhere" }, out var injector);

        await client.GetStringAsync(HttpSome.Address, TestContext.Current.CancellationToken);

        var hit = Assert.Single(injector.Journal.Hits);
        Assert.Equal((HitOutcome.Missed, "the payload has nothing at $.nowhere"), (hit.Outcome, hit.Detail));
    }

    [Fact]
    public async Task AFieldThatIsNotThere_UsesUpNoLimit()
    {
        var rule = Some.Rule("rule", new CorruptFault { Kind = CorruptionKind.DropField, Path = "$.price" }, "http:prices.internal") with { Limit = 1 };
        using var injector = Some.Injector(FaultPlan.Of(rule));
        var bodies = new Queue<string>(["{}", Quote]);
        using var client = new HttpClient(new FaultHttpHandler(injector, new StubServer(() => new() { Content = new StringContent(bodies.Dequeue()) })));

        await client.GetStringAsync(HttpSome.Address, TestContext.Current.CancellationToken);
        var second = await client.GetStringAsync(HttpSome.Address, TestContext.Current.CancellationToken);

        Assert.DoesNotContain("price", second, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(CorruptionKind.Charset, "application/json; charset=utf-16")]
    [InlineData(CorruptionKind.ContentType, "text/html")]
    public async Task AHead_SaysSomethingElseOfTheSameBytes(CorruptionKind kind, string expected)
    {
        using var client = Client(new CorruptFault { Kind = kind }, out _);

        using var response = await client.GetAsync(HttpSome.Address, TestContext.Current.CancellationToken);

        Assert.Equal((expected, Quote), (response.Content.Headers.ContentType!.ToString(), Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken))));
    }

    [Theory]
    [InlineData(CorruptionKind.Empty, "", 0)]
    [InlineData(CorruptionKind.Duplicate, Quote + Quote, 88)]
    public async Task ABody_HasTheLengthItClaims(CorruptionKind kind, string expected, long length)
    {
        using var client = Client(new CorruptFault { Kind = kind }, out _);

        using var response = await client.GetAsync(HttpSome.Address, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);

        Assert.Equal((length, expected), (response.Content.Headers.ContentLength, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task AnOversizeBody_IsMoreThanAClientTakes()
    {
        using var client = Client(new CorruptFault { Kind = CorruptionKind.Oversize, Bytes = 2_000_000 }, out _);
        client.MaxResponseContentBufferSize = 1_000_000;

        var failure = await Assert.ThrowsAsync<HttpRequestException>(() => client.GetStringAsync(HttpSome.Address, TestContext.Current.CancellationToken));

        Assert.Equal(HttpRequestError.ConfigurationLimitExceeded, failure.HttpRequestError);
    }

    [Theory]
    [InlineData("string")]
    [InlineData("stream")]
    [InlineData("sync")]
    public async Task BrokenGzip_FailsAsAReal(string reading)
    {
        await using var server = new RawServer($"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {Quote.Length}\r\n\r\n{Quote}");
        using var real = new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.All };
        await using var plain = new RawServer($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {Quote.Length}\r\n\r\n{Quote}");
        using var sockets = new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.All };
        using var injector = HttpSome.Injector(new CorruptFault { Kind = CorruptionKind.Gzip }, target: "http:**");

        var expected = await FailureAsync(real, server.Address, reading);
        var injected = await FailureAsync(new FaultHttpHandler(injector, sockets), plain.Address, reading);

        Assert.Equal((expected.GetType(), expected.Message, expected.Source, expected.HResult), (injected.GetType(), injected.Message, injected.Source, injected.HResult));
    }

    [Fact]
    public async Task TruncatedGzip_ComesShortAndSaysNothing()
    {
        await using var server = new RawServer($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {Quote.Length}\r\n\r\n{Quote}");
        using var sockets = new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.GZip };
        using var injector = HttpSome.Injector(new CorruptFault { Kind = CorruptionKind.GzipTruncated, Keep = Rate.Of(0.5) }, target: "http:**");
        using var client = new HttpClient(new FaultHttpHandler(injector, sockets));

        var text = await client.GetStringAsync(server.Address, TestContext.Current.CancellationToken);

        Assert.Equal(Quote[..(Quote.Length / 2)], text);
    }

    [Fact]
    public async Task BrokenGzip_OfAClientThatDoesNotDecompress_ArrivesAsItIs()
    {
        using var client = Client(new CorruptFault { Kind = CorruptionKind.Gzip }, out _);

        using var response = await client.GetAsync(HttpSome.Address, TestContext.Current.CancellationToken);
        using var gzip = new GZipStream(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken), CompressionMode.Decompress);

        Assert.Equal(["gzip"], response.Content.Headers.ContentEncoding);
        Assert.Throws<InvalidDataException>(() => gzip.ReadByte());
    }

    [Fact]
    public async Task ABodyOfAResponseToHead_IsNotTouched()
    {
        using var client = Client(new CorruptFault { Kind = CorruptionKind.Truncate, Keep = Rate.Never }, out var injector);

        using var response = await client.SendAsync(new(HttpMethod.Head, HttpSome.Address), TestContext.Current.CancellationToken);

        Assert.Equal(HitOutcome.Missed, Assert.Single(injector.Journal.Hits).Outcome);
    }

    private static HttpClient Client(Fault fault, out FaultInjector injector)
    {
        injector = HttpSome.Injector(fault);
        return new(new FaultHttpHandler(injector, new StubServer(request => new() { RequestMessage = request, Content = new StringContent(Quote, Encoding.UTF8, "application/json") })));
    }

    private static async Task<Exception> FailureAsync(HttpMessageHandler handler, Uri address, string reading)
    {
        using var client = new HttpClient(handler);
        var token = TestContext.Current.CancellationToken;
        return (await Record.ExceptionAsync(async () =>
        {
            if (reading == "string")
            {
                await client.GetStringAsync(address, token);
                return;
            }

            using var response = reading == "sync"
                ? client.Send(HttpSome.Get(address), HttpCompletionOption.ResponseHeadersRead, token)
                : await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, token);
            using var body = reading == "sync" ? response.Content.ReadAsStream(token) : await response.Content.ReadAsStreamAsync(token);
            _ = reading == "sync" ? body.Read(new byte[10]) : await body.ReadAsync(new byte[10], token);
        }))!;
    }
}
