using System.Net;
using System.Net.Sockets;

namespace FaultKit.Tests.Http;

/// <summary>Connections that fail on purpose, beside connections of this machine that really do.</summary>
public sealed class ConnectionFaultTests
{
    private static readonly string s_head = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n";

    public static TheoryData<ConnectionKind, string, string, bool> BeforeTheResponse
    {
        get
        {
            var data = new TheoryData<ConnectionKind, string, string, bool>();
            foreach (var isSync in new[] { false, true })
            {
                data.Add(ConnectionKind.Closed, "http", "", isSync);
                data.Add(ConnectionKind.Reset, "http", "", isSync);
                data.Add(ConnectionKind.BadStatusLine, "http", "GARBAGE\r\n\r\n", isSync);
                data.Add(ConnectionKind.TlsHandshake, "https", "HTTP/1.1 400 Bad Request\r\n\r\n", isSync);
                data.Add(ConnectionKind.TlsClosed, "https", "", isSync);
            }

            return data;
        }
    }

    public static TheoryData<ConnectionKind, string, bool> InTheBody
    {
        get
        {
            var data = new TheoryData<ConnectionKind, string, bool>();
            foreach (var reading in new[] { "buffered", "string", "stream", "copy", "sync-buffered", "sync-stream" })
            {
                data.Add(ConnectionKind.Closed, reading, false);
                data.Add(ConnectionKind.Reset, reading, false);
                data.Add(ConnectionKind.Closed, reading, true);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(BeforeTheResponse))]
    public async Task AConnectionThatFails_FailsAsAReal(ConnectionKind kind, string scheme, string answer, bool isSync)
    {
        await using var server = new RawServer(answer, resets: kind == ConnectionKind.Reset);
        var address = new UriBuilder(server.Address) { Scheme = scheme }.Uri;
        using var injector = HttpSome.Injector(new ConnectionFault { Kind = kind }, target: "http:**");

        var real = await FailureAsync(new SocketsHttpHandler(), address, isSync ? "sync-buffered" : "buffered");
        var injected = await FailureAsync(new FaultHttpHandler(injector, new StubServer()), address, isSync ? "sync-buffered" : "buffered");

        Assert.Equal(Chain(real), Chain(injected));
    }

    [Theory]
    [MemberData(nameof(InTheBody))]
    public async Task ABodyThatBreaksOff_FailsAsAReal(ConnectionKind kind, string reading, bool isChunked)
    {
        var head = isChunked ? "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\na\r\n" : s_head;
        await using var server = new RawServer(head + "0123456789" + (isChunked ? "\r\n" : ""), resets: kind == ConnectionKind.Reset);
        using var injector = HttpSome.Injector(new ConnectionFault { Kind = kind, AfterBytes = 10, When = FaultWhen.After });
        HttpContent whole = isChunked ? new ChunkedContent(new byte[50], new byte[50]) : new ByteArrayContent(new byte[100]);

        var real = await FailureAsync(new SocketsHttpHandler(), server.Address, reading, server.Reset);
        var injected = await FailureAsync(new FaultHttpHandler(injector, new StubServer(() => new() { Content = whole })), HttpSome.Address, reading);

        Assert.Equal(Chain(real), Chain(injected));
    }

    [Theory]
    [InlineData(ConnectionKind.Dns, "HttpRequestException NameResolutionError 80004005 System.Net.Http: Name or service not known (prices.internal:80) <- SocketException HostNotFound -131073 80004005: Name or service not known")]
    [InlineData(ConnectionKind.Unreachable, "HttpRequestException ConnectionError 80004005 System.Net.Http: No route to host (prices.internal:80) <- SocketException HostUnreachable 113 80004005: No route to host")]
    [InlineData(ConnectionKind.ConnectTimeout, "TaskCanceledException 8013153B System.Private.CoreLib: The operation was canceled. <- TimeoutException 80131505 : A connection could not be established within the configured ConnectTimeout.")]
    public async Task AConnectionThatIsNeverThere_FailsAsTheRuntimeSays(ConnectionKind kind, string expected)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the system's own codes and texts are those of Linux");
        using var injector = HttpSome.Injector(new ConnectionFault { Kind = kind });
        using var invoker = HttpSome.Invoker(injector, new StubServer());

        var failure = await Record.ExceptionAsync(() => invoker.SendAsync());

        Assert.Equal(expected, Chain(failure!));
    }

    [Fact]
    public async Task AnUntrustedCertificate_FailsAsTheRuntimeSays()
    {
        using var injector = HttpSome.Injector(new ConnectionFault { Kind = ConnectionKind.TlsUntrusted });
        using var invoker = HttpSome.Invoker(injector, new StubServer());

        var failure = await Record.ExceptionAsync(() => invoker.SendAsync(HttpSome.Get(new("https://prices.internal/"))));

        Assert.Equal(
            "HttpRequestException SecureConnectionError 80131501 System.Net.Http: The SSL connection could not be established, see inner exception. "
            + "<- AuthenticationException 80131501 System.Private.CoreLib: The remote certificate is invalid because of errors in the certificate chain: UntrustedRoot",
            Chain(failure!));
    }

    [Theory]
    [InlineData(false, "HttpRequestException HttpProtocolError 80131620 System.Net.Http: {0} <- HttpProtocolException HttpProtocolError 2 80131620 System.Net.Http: {0}")]
    [InlineData(true, "HttpRequestException HttpProtocolError 80131620 System.Net.Http: Error while copying content to a stream. <- HttpProtocolException HttpProtocolError 2 80131620 System.Net.Http: {0}")]
    public async Task AStreamThatIsReset_FailsAsTheRuntimeSays(bool isInTheBody, string expected)
    {
        using var injector = HttpSome.Injector(new ConnectionFault { Kind = ConnectionKind.StreamReset, AfterBytes = isInTheBody ? 1 : null, When = isInTheBody ? FaultWhen.After : FaultWhen.Before });
        using var client = new HttpClient(new FaultHttpHandler(injector, new StubServer(() => new() { Version = HttpVersion.Version20, Content = new ByteArrayContent(new byte[9]) })));
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://prices.internal/") { Version = HttpVersion.Version20 };

        var failure = await Record.ExceptionAsync(() => client.SendAsync(request, TestContext.Current.CancellationToken));

        Assert.Equal(expected.Replace("{0}", "The HTTP/2 server reset the stream. HTTP/2 error code 'INTERNAL_ERROR' (0x2). (HttpProtocolError)", StringComparison.Ordinal), Chain(failure!));
    }

    [Theory]
    [InlineData(ConnectionKind.TlsUntrusted, null, "the request is not made over TLS")]
    [InlineData(ConnectionKind.StreamReset, null, "the request is made over HTTP/1.1, which has no streams")]
    [InlineData(ConnectionKind.Closed, 1L, "the response has no body")]
    public async Task AFailureThatCannotHappenToTheRequest_IsMissedAndSaysWhy(ConnectionKind kind, long? afterBytes, string reason)
    {
        var server = new StubServer();
        using var injector = HttpSome.Injector(new ConnectionFault { Kind = kind, AfterBytes = afterBytes, When = afterBytes is null ? FaultWhen.Before : FaultWhen.After });
        using var invoker = HttpSome.Invoker(injector, server);

        using var response = await invoker.SendAsync();

        var hit = Assert.Single(injector.Journal.Hits);
        Assert.Equal((HitOutcome.Missed, reason, 1), (hit.Outcome, hit.Detail, server.Requests));
    }

    [Fact]
    public async Task ALostReply_ReachesTheServer()
    {
        var server = new StubServer();
        using var injector = HttpSome.Injector(new ConnectionFault { Kind = ConnectionKind.Reset, When = FaultWhen.After });
        using var invoker = HttpSome.Invoker(injector, server);

        await Record.ExceptionAsync(() => invoker.SendAsync());

        Assert.Equal(1, server.Requests);
    }

    [Fact]
    public async Task ABodyShorterThanWhatIsToArrive_BreaksOffBeforeItsLastByte()
    {
        using var injector = HttpSome.Injector(new ConnectionFault { Kind = ConnectionKind.Closed, AfterBytes = 1000, When = FaultWhen.After });
        using var invoker = HttpSome.Invoker(injector, new StubServer(() => new() { Content = new ByteArrayContent(new byte[9]) }));
        using var response = await invoker.SendAsync();
        using var body = await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        var buffer = new byte[100];

        var count = await body.ReadAsync(buffer, TestContext.Current.CancellationToken);
        var failure = await Assert.ThrowsAsync<HttpIOException>(() => body.ReadAsync(buffer, TestContext.Current.CancellationToken).AsTask());

        Assert.Equal((8, "The response ended prematurely, with at least 1 additional bytes expected. (ResponseEnded)"), (count, failure.Message));
    }

    [Fact]
    public async Task ATruncationThatDoesNotFit_LeavesTheLengthAndMissesBytes()
    {
        using var injector = HttpSome.Injector(new CorruptFault { Kind = CorruptionKind.Truncate, Keep = Rate.Of(0.5), Fitting = false });
        using var client = new HttpClient(new FaultHttpHandler(injector, new StubServer(() => new() { Content = new ByteArrayContent(new byte[90]) })));
        using var response = await client.GetAsync(HttpSome.Address, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);

        var failure = await Assert.ThrowsAsync<HttpRequestException>(() => response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        Assert.Equal((HttpRequestError.ResponseEnded, 90), (failure.HttpRequestError, (int)response.Content.Headers.ContentLength!));
    }

    private static async Task<Exception> FailureAsync(HttpMessageHandler handler, Uri address, string reading, Action? afterHead = null)
    {
        using var client = new HttpClient(handler);
        using var request = HttpSome.Get(address);
        return (await Record.ExceptionAsync(() => ReadAsync(client, request, reading, afterHead ?? (() => { }))))!;
    }

    /// <summary>Reads a response. What is to happen after its head does so once that is here, and with it the bytes that were sent along: a reset can overtake bytes.</summary>
    private static async Task ReadAsync(HttpClient client, HttpRequestMessage request, string reading, Action afterHead)
    {
        var token = TestContext.Current.CancellationToken;
        using var response = reading.StartsWith("sync", StringComparison.Ordinal)
            ? client.Send(request, HttpCompletionOption.ResponseHeadersRead, token)
            : await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, token);
        if (reading is "string" or "buffered" or "sync-buffered")
        {
            afterHead();
            await (reading == "string" ? response.Content.ReadAsStringAsync(token) : reading == "buffered" ? response.Content.LoadIntoBufferAsync(token) : Task.CompletedTask);
            if (reading == "sync-buffered")
            {
                response.Content.CopyTo(new MemoryStream(), null, token);
            }

            return;
        }

        using var body = reading == "sync-stream" ? response.Content.ReadAsStream(token) : await response.Content.ReadAsStreamAsync(token);
        if (reading == "copy")
        {
            afterHead();
            await body.CopyToAsync(Stream.Null, token);
            return;
        }

        var buffer = new byte[10];
        for (var count = 1; count > 0; afterHead())
        {
            count = reading == "sync-stream" ? body.Read(buffer) : await body.ReadAsync(buffer, token);
        }
    }

    private static string Chain(Exception? e) => e is null ? "" : $"{Line(e)}{(e.InnerException is null ? "" : $" <- {Chain(e.InnerException)}")}";

    private static string Line(Exception e) => string.Join(' ', new[]
    {
        e.GetType().Name,
        (e as HttpRequestException)?.HttpRequestError.ToString() ?? (e as HttpIOException)?.HttpRequestError.ToString(),
        (e as HttpProtocolException)?.ErrorCode.ToString(System.Globalization.CultureInfo.InvariantCulture),
        e is SocketException socket ? $"{socket.SocketErrorCode} {socket.NativeErrorCode}" : null,
        e.HResult.ToString("X8", System.Globalization.CultureInfo.InvariantCulture),

        // Of an exception that was never thrown, or in another place of the runtime's, the source says nothing.
        e is SocketException or IOException { InnerException: SocketException } ? null : e.Source ?? "",
    }.Where(part => part is not null)) + ": " + e.Message;
}
