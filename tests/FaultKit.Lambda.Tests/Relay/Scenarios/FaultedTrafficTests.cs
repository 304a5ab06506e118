using System.Text;
using Microsoft.Extensions.Time.Testing;

namespace FaultKit.Lambda.Tests;

/// <summary>The bytes of invocations that have faults.</summary>
public sealed class FaultedTrafficTests : IAsyncDisposable
{
    private const string Next = "GET /f/2018-06-01/runtime/invocation/next HTTP/1.1\r\nHost: x\r\n\r\n";
    private const string Result = "POST /f/2018-06-01/runtime/invocation/a/response HTTP/1.1\r\nHost: x\r\n";
    private const string Head = "HTTP/1.1 200 OK\r\nx: 1\r\nlambda-runtime-aws-request-id:a\r\nLambda-Runtime-Invoked-Function-Arn: arn:aws:lambda:r:1:function:f\r\n";
    private static readonly InvocationAnswer s_error = FunctionError.Of(new InjectedFaultException("Broken", "It broke."));

    private readonly RawServer _server = new();
    private readonly Notices _notices = new();
    private readonly FakeTimeProvider _time = new();
    private readonly FaultInjector _injector;
    private readonly LambdaRelay _relay;

    public FaultedTrafficTests()
    {
        _injector = new(new() { Listeners = [_notices], Time = _time });
        _relay = LambdaRelay.Start(_injector, _server.Endpoint + "/f", new StandInProcess());
    }

    private string Failure => $"POST /f/2018-06-01/runtime/invocation/a/error HTTP/1.1\r\nHost: {_server.Endpoint}\r\n"
        + $"Content-Type: application/vnd.aws.lambda.error+json\r\nLambda-Runtime-Function-Error-Type: Broken\r\n"
        + $"Lambda-Runtime-Function-XRay-Error-Cause: {s_error.XRayCause}\r\nContent-Length: {s_error.Body.Length}\r\n\r\n{Encoding.Latin1.GetString(s_error.Body.Span)}";

    [Theory]
    [InlineData("Content-Length: 7\r\n\r\n{\"a\":1}")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n3;x=y\r\n{\"a\r\n004\r\n\":1}\r\n0\r\nT: 1\r\n\r\n")]
    public async Task DelayedEvent_IsTheSameByteForByte(string rest)
    {
        var (client, api) = await PollAsync(Rules.Latency(TimeSpan.FromSeconds(1)));
        await api.SayAsync(Head + rest);
        await Patience.UntilAsync(() => _injector.Journal.Total == 1);

        var heard = client.HearAsync(Head + rest);
        await ClockPump.UntilAsync(_time, heard);
        await heard;
    }

    [Theory]
    [InlineData("Content-Length: 7\r\nz: 2\r\n\r\n{\"a\":1}", "Content-Length: 8\r\nz: 2\r\n\r\n}{\"a\":1}")]
    [InlineData("Transfer-Encoding: chunked\r\nz: 2\r\n\r\n3\r\n{\"a\r\n4\r\n\":1}\r\n0\r\n\r\n", "Content-Length: 8\r\nz: 2\r\n\r\n}{\"a\":1}")]
    public async Task BrokenEvent_DiffersInItsBodyAndItsLengthAlone(string sent, string expected)
    {
        var (client, api) = await PollAsync(Rules.Corrupt(PayloadSide.Request));

        await api.SayAsync(Head + sent);

        await client.HearAsync(Head + expected);
        await client.SayAsync(Next);
        await api.HearAsync(Next);
    }

    [Fact]
    public async Task InjectedError_IsPostedOverTheSameConnectionAndFollowedByTheSamePoll()
    {
        var (_, api) = await PollAsync(Rules.Error());

        await api.SayAsync(Head + "Content-Length: 1\r\n\r\n1");

        await api.HearAsync(Failure);
        await api.SayAsync("HTTP/1.1 202 Accepted\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nOK\r\n0\r\n\r\n");
        await api.HearAsync(Next);
    }

    [Theory]
    [InlineData("HTTP/1.1 202 Accepted\r\nConnection: close\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("HTTP/1.0 202 Accepted\r\n\r\n")]
    public async Task RuntimeApiThatClosesAfterAnInjectedError_IsPolledOverANewConnection(string receipt)
    {
        var (_, api) = await PollAsync(Rules.Error());
        await api.SayAsync(Head + "Content-Length: 1\r\n\r\n1");
        await api.HearAsync(Failure);

        await api.SayAsync(receipt);
        api.Dispose();

        using var again = await _server.AcceptAsync();
        await again.HearAsync(Next);
    }

    [Fact]
    public async Task RuntimeApiThatClosesAfterTheEvent_GetsTheInjectedErrorOverANewConnection()
    {
        var (_, api) = await PollAsync(Rules.Error());

        await api.SayAsync(Head + "Connection: close\r\nContent-Length: 1\r\n\r\n1");

        using var again = await _server.AcceptAsync();
        await again.HearAsync(Failure);
    }

    [Fact]
    public async Task ReplacedResult_IsHeardOutAndTheReceiptPasses()
    {
        var (client, api) = await ServeAsync(Rules.Error(FaultWhen.After));
        const string Receipt = "HTTP/1.1 202 Accepted\r\nX: y\r\nContent-Length: 2\r\n\r\nOK";

        await client.SayAsync(Result + "Expect: 100-continue\r\nContent-Length: 4\r\n\r\n");
        await client.HearAsync("HTTP/1.1 100 Continue\r\n\r\n");
        await client.SayAsync("body");
        await api.HearAsync(Failure);
        await api.SayAsync(Receipt);

        await client.HearAsync(Receipt);
        await client.SayAsync(Next);
        await api.HearAsync(Next);
    }

    [Fact]
    public async Task BrokenResult_OfACarefulClient_IsAskedForHere()
    {
        var (client, api) = await ServeAsync(Rules.Corrupt(PayloadSide.Response));

        await client.SayAsync(Result + "Expect: 100-continue\r\nContent-Length: 4\r\nz: 1\r\n\r\n");
        await client.HearAsync("HTTP/1.1 100 Continue\r\n\r\n");
        await client.SayAsync("body");

        await api.HearAsync(Result + "Content-Length: 5\r\nz: 1\r\n\r\n}body");
    }

    [Fact]
    public async Task ClientThatLeavesInMidResult_LeavesTheApiWithHalfOfIt()
    {
        var (client, api) = await ServeAsync(Rules.Corrupt(PayloadSide.Response));
        await client.SayAsync(Result + "Content-Length: 40\r\n\r\nhalf");
        await api.HearAsync(Result + "Content-Length: 41\r\n\r\n}half");

        client.Dispose();

        await api.HearEndAsync();
        await Patience.UntilAsync(() => _relay.Connections == 0);
    }

    [Fact]
    public async Task EventThatBreaksOff_BreaksThePollAndTheFaultIsMissed()
    {
        var (client, api) = await PollAsync(Rules.Error());

        await api.SayAsync(Head + "Content-Length: 10\r\n\r\nhalf");
        api.Dispose();

        await client.HearEndAsync();
        Assert.Equal(HitOutcome.Missed, _injector.Journal.Hits.Single().Outcome);
    }

    [Fact]
    public async Task RelayThatEndsInMidDelay_EndsTheConnection()
    {
        var (client, api) = await PollAsync(Rules.Latency(TimeSpan.FromMinutes(1)));
        await api.SayAsync(Head + "Content-Length: 1\r\n\r\n1");
        await Patience.UntilAsync(() => _injector.Journal.Total == 1);

        await _relay.DisposeAsync();

        await client.HearEndAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _relay.DisposeAsync();
        _server.Dispose();
        _injector.Dispose();
    }

    private async Task<(RawPeer Client, RawPeer Api)> PollAsync(FaultRule rule)
    {
        _injector.Load(FaultPlan.Of(rule));
        var client = await RawPeer.ConnectAsync(_relay.Endpoint);
        await client.SayAsync(Next);
        var api = await _server.AcceptAsync();
        await api.HearAsync(Next);
        return (client, api);
    }

    private async Task<(RawPeer Client, RawPeer Api)> ServeAsync(FaultRule rule)
    {
        var (client, api) = await PollAsync(rule);
        await api.SayAsync(Head + "Content-Length: 1\r\n\r\n1");
        await client.HearAsync(Head + "Content-Length: 1\r\n\r\n1");
        return (client, api);
    }
}
