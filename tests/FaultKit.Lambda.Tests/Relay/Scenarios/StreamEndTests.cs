namespace FaultKit.Lambda.Tests;

/// <summary>The ends that faults set to streams, byte for byte.</summary>
public sealed class StreamEndTests : IAsyncDisposable
{
    private const string Event = "HTTP/1.1 200 OK\r\nLambda-Runtime-Aws-Request-Id: a\r\nContent-Length: 1\r\n\r\n1";
    private const string Start = "POST /2018-06-01/runtime/invocation/a/response HTTP/1.1\r\nHost: x\r\nLambda-Runtime-Function-Response-Mode: streaming\r\n";
    private const string Trailer = "Trailer: Lambda-Runtime-Function-Error-Type, Lambda-Runtime-Function-Error-Body\r\n";
    private const string Own = "Lambda-Runtime-Function-Error-Type: Own\r\nLambda-Runtime-Function-Error-Body: e30=\r\n";

    private readonly FaultInjector _injector = new();
    private readonly RawServer _server = new();
    private readonly LambdaRelay _relay;

    public StreamEndTests() => _relay = LambdaRelay.Start(_injector, _server.Endpoint, new StandInProcess());

    public async ValueTask DisposeAsync()
    {
        await _relay.DisposeAsync();
        _server.Dispose();
        _injector.Dispose();
    }

    [Fact]
    public async Task Break_ComesBeforeTheFunctionHasWrittenMore_AndItIsAnsweredAllTheSame()
    {
        using var client = await OpenAsync(new ConnectionFault { Kind = ConnectionKind.Closed, AfterBytes = 3, When = FaultWhen.After });
        using var api = await TakenAsync(client);

        await client.SayAsync(Start + "Transfer-Encoding: chunked\r\n\r\n5\r\nwhole\r\n");
        await api.HearAsync(Start + "Transfer-Encoding: chunked\r\n\r\n3\r\nwho\r\n");
        await api.HearEndAsync();
        await client.SayAsync("4\r\nmore\r\n0\r\n\r\n");

        await client.HearAsync(RelayLine.Empty);
    }

    [Fact]
    public async Task Connection_IsInStepAfterABreak()
    {
        using var client = await OpenAsync(new ConnectionFault { Kind = ConnectionKind.Closed, AfterBytes = 0, When = FaultWhen.After });
        using var api = await TakenAsync(client);
        await client.SayAsync(Start + "Transfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n\r\n");
        await client.HearAsync(RelayLine.Empty);

        await client.SayAsync(RelayLine.Get);
        using var next = await _server.AcceptAsync();
        await next.HearAsync(RelayLine.Get);
        await next.SayAsync(RelayLine.Empty);

        await client.HearAsync(RelayLine.Empty);
    }

    [Theory]
    [InlineData("Transfer-Encoding: chunked\r\n" + Trailer, "5\r\nwhole\r\n0\r\n\r\n", "Transfer-Encoding: chunked\r\n" + Trailer)]
    [InlineData("Transfer-Encoding: chunked\r\n", "5\r\nwhole\r\n0\r\n\r\n", "Transfer-Encoding: chunked\r\n" + Trailer)]
    [InlineData("Content-Length: 5\r\n", "whole", "Transfer-Encoding: chunked\r\n" + Trailer)]
    public async Task Error_IsWrittenAsARuntimeClientWritesIt(string headers, string body, string expected)
    {
        using var client = await OpenAsync(new ErrorFault { Code = "Broken", AfterBytes = 3, When = FaultWhen.After });
        using var api = await TakenAsync(client);

        await client.SayAsync($"{Start}{headers}\r\n{body}");
        await api.HearAsync($"{Start}{expected}\r\n3\r\nwho\r\n0\r\nLambda-Runtime-Function-Error-Type: Broken\r\nLambda-Runtime-Function-Error-Body: ");
        var document = await api.HearUntilAsync("\r\n\r\n");
        await api.SayAsync(RelayLine.Empty);
        await client.HearAsync(RelayLine.Empty);

        Assert.Contains("\"errorType\":\"Broken\"", System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(document.Trim())), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, Own)]
    [InlineData(false, Own)]
    [InlineData(false, "lambda-runtime-function-error-type: Own\r\n")]
    public async Task StreamThatFailedByItself_KeepsItsError(bool isBreak, string own)
    {
        Fault fault = isBreak ? new ConnectionFault { Kind = ConnectionKind.Closed, AfterBytes = 100, When = FaultWhen.After } : new ErrorFault { AfterBytes = 100, When = FaultWhen.After };
        using var client = await OpenAsync(fault);
        using var api = await TakenAsync(client);

        await client.SayAsync(Start + "Transfer-Encoding: chunked\r\n" + Trailer + "\r\n5\r\nwhole\r\n0\r\n" + own + "\r\n");

        await api.HearAsync(Start + "Transfer-Encoding: chunked\r\n" + Trailer + "\r\n5\r\nwhole\r\n0\r\n" + own + "\r\n");
        await api.SayAsync(RelayLine.Empty);
        await client.HearAsync(RelayLine.Empty);
        Assert.Equal((HitOutcome.Missed, "the function failed by itself"), (_injector.Journal.Hits.Single().Outcome, _injector.Journal.Hits.Single().Detail));
    }

    [Fact]
    public async Task RuntimeClientThatHangsUp_LeavesTheFaultMissed()
    {
        var client = await OpenAsync(new ErrorFault { AfterBytes = 100, When = FaultWhen.After });
        using var api = await TakenAsync(client);
        await client.SayAsync(Start + "Transfer-Encoding: chunked\r\n\r\n5\r\nwhole\r\n");
        await api.HearUntilAsync("whole\r\n");

        client.Dispose();

        await api.HearEndAsync();
        await Patience.UntilAsync(() => _injector.Journal.Hits.Count == 1);
        Assert.Equal((HitOutcome.Missed, "the stream ended otherwise"), (_injector.Journal.Hits.Single().Outcome, _injector.Journal.Hits.Single().Detail));
    }

    [Fact]
    public async Task OtherPrelude_IsThereBeforeTheBodyIsWritten()
    {
        using var client = await OpenAsync(new ResponseFault { Status = 503, KeepBody = true, When = FaultWhen.After });
        using var api = await TakenAsync(client, """{"rawPath":"/","requestContext":{}}""");
        const string Head = Start + "Content-Type: application/vnd.awslambda.http-integration-response\r\nTransfer-Encoding: chunked\r\n\r\n";

        await client.SayAsync(Head + "2\r\n{}\r\n8\r\n\0\0\0\0\0\0\0\0\r\n");
        await api.HearAsync(Head + "27\r\n{\"statusCode\":503,\"headers\":{}}\0\0\0\0\0\0\0\0\r\n");
        await client.SayAsync("1\r\nx\r\n");
        await api.HearAsync("1\r\nx\r\n");
        await client.SayAsync("0\r\n\r\n");
        await api.HearAsync("0\r\n\r\n");
        await api.SayAsync(RelayLine.Empty);
        await client.HearAsync(RelayLine.Empty);
    }

    [Theory]
    [InlineData("connection")]
    [InlineData("error")]
    [InlineData("response")]
    public async Task StreamThatNobodyReads_IsNotHeldHere(string fault)
    {
        const int Length = 256 * 1024 * 1024;
        Fault far = fault switch
        {
            "connection" => new ConnectionFault { Kind = ConnectionKind.Closed, AfterBytes = 2L * Length, When = FaultWhen.After },
            "error" => new ErrorFault { AfterBytes = 2L * Length, When = FaultWhen.After },
            _ => new ResponseFault { KeepBody = true, When = FaultWhen.After },
        };
        using var client = await OpenAsync(far);
        using var api = await TakenAsync(client, """{"rawPath":"/","requestContext":{}}""");
        await client.SayAsync($"{Start}Content-Type: {RuntimeApiHeader.HttpStream}\r\nTransfer-Encoding: chunked\r\n\r\nA\r\n{{}}\0\0\0\0\0\0\0\0\r\n{Length:X}\r\n");

        // What the kernel keeps on the way is a few megabytes; who waits half a second for room has filled that.
        client.Socket.Blocking = false;
        var piece = new byte[64 * 1024];
        var sent = 0;
        while (sent < Length && client.Socket.Poll(TimeSpan.FromMilliseconds(500), System.Net.Sockets.SelectMode.SelectWrite))
        {
            sent += client.Socket.Send(piece, System.Net.Sockets.SocketFlags.None, out _);
        }

        Assert.InRange(sent, 1, Length / 4);
    }

    private async Task<RawPeer> OpenAsync(Fault fault)
    {
        _injector.Load(FaultPlan.Of(Rules.Of(fault)));
        var client = await RawPeer.ConnectAsync(_relay.Endpoint);
        await client.SayAsync(RelayLine.Get);
        return client;
    }

    /// <summary>The other side, once the event has come.</summary>
    private async Task<RawPeer> TakenAsync(RawPeer client, string json = "1")
    {
        var api = await _server.AcceptAsync();
        await api.HearAsync(RelayLine.Get);
        var sent = Event.Replace("Content-Length: 1\r\n\r\n1", $"Content-Length: {json.Length}\r\n\r\n{json}", StringComparison.Ordinal);
        await api.SayAsync(sent);
        await client.HearAsync(sent);
        return api;
    }
}
