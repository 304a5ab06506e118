namespace FaultKit.Lambda.Tests;

/// <summary>Whatever comes over one connection, that one ends and the relay serves the others.</summary>
public sealed class MalformedTrafficTests
{
    public static TheoryData<string> Requests =>
    [
        "\u0016\u0003\u0001\u0002\0\u0001\0\u0001",
        "\r\n\r\n",
        "GET / HTTP/1.1\nHost: x\n\n",
        "GET / HTTP/1.1\rHost: x\r\r",
        "GET / HTTP/1.1\r\nHost: x\n\r\n",
        "GET /\0 HTTP/1.1\r\n\r\n",
        "GET /\r\n\r\n",
        "GET  / HTTP/1.1\r\n\r\n",
        "GET / / HTTP/1.1\r\n\r\n",
        "GET / HTTP/2.0\r\n\r\n",
        "GET / HTTP/1.1\r\nNoColon\r\n\r\n",
        "GET / HTTP/1.1\r\nHost : x\r\n\r\n",
        "GET / HTTP/1.1\r\n: x\r\n\r\n",
        "GET / HTTP/1.1\r\nA: x\r\n folded\r\n\r\n",
        "POST / HTTP/1.1\r\nContent-Length: ten\r\n\r\n",
        "POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
        "POST / HTTP/1.1\r\nContent-Length: 99999999999999999999\r\n\r\n",
        "POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
        "POST / HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
        "POST / HTTP/1.1\r\nTransfer-Encoding: gzip, chunked\r\n\r\n",
        "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n",
        "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n;\r\n",
        "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nabc",
        "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1\na\n0\n\n",
        "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n",
    ];

    public static TheoryData<string> Responses =>
    [
        "HTTP/1.1 20\r\n\r\n",
        "HTTP/1.1 2000 OK\r\n\r\n",
        "HTTP/1.1 abc OK\r\n\r\n",
        "HTTP/2 200 OK\r\n\r\n",
        "ICY 200 OK\r\n\r\n",
        "HTTP/1.1 200 OK\nContent-Length: 0\n\n",
        "HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n",
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n",
    ];

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task MalformedRequest_EndsItsConnectionAlone(string request)
    {
        await using var line = new RelayLine();
        var (client, api) = await line.OpenAsync();
        using var other = client;
        using var otherApi = api;
        using var culprit = await line.ConnectAsync();

        await culprit.SayAsync(request);
        await culprit.HearEndAsync();

        await other.SayAsync(RelayLine.Get);
        await otherApi.HearAsync(RelayLine.Get);
        await Patience.UntilAsync(() => line.Relay.Connections == 1);
        Assert.Contains(line.Notices.Warnings, message => message.Contains("hung up", StringComparison.Ordinal));
        Assert.Empty(line.Notices.Errors);
    }

    [Theory]
    [MemberData(nameof(Responses))]
    public async Task MalformedResponse_EndsItsConnectionAlone(string response)
    {
        await using var line = new RelayLine();
        var (client, api) = await line.OpenAsync();
        using var culprit = client;
        using var culpritApi = api;

        await culprit.SayAsync(RelayLine.Get);
        await culpritApi.HearAsync(RelayLine.Get);
        await culpritApi.SayAsync(response);

        await culprit.HearEndAsync();
        await culpritApi.HearEndAsync();
        await line.ServeAsync();
    }

    [Fact]
    public async Task HeadThatNeverEnds_IsCutOff()
    {
        await using var line = new RelayLine();
        using var client = await line.ConnectAsync();
        await client.SayAsync("GET / HTTP/1.1\r\nLong: ");

        var saying = client.SayAsync([.. Enumerable.Repeat((byte)'x', MessageHead.MostBytes)]);

        await client.HearEndAsync();
        await Record.ExceptionAsync(() => saying);
        await line.ServeAsync();
    }

    [Fact]
    public async Task HeadOfAMegabyte_Passes()
    {
        await using var line = new RelayLine();
        using var client = await line.ConnectAsync();
        var request = $"POST / HTTP/1.1\r\nLambda-Runtime-Function-XRay-Error-Cause: {new string('x', 1024 * 1024)}\r\nContent-Length: 1\r\n\r\n!";

        var saying = client.SayAsync(request);
        using var api = await line.Server.AcceptAsync();

        await api.HearAsync(request);
        await saying;
    }

    [Fact]
    public async Task HeadWithoutAHost_IsTheRuntimeApisToRefuse()
    {
        await using var line = new RelayLine();
        using var client = await line.ConnectAsync();
        await client.SayAsync("GET / HTTP/1.1\r\n\r\n");

        using var api = await line.Server.AcceptAsync();

        await api.HearAsync("GET / HTTP/1.1\r\n\r\n");
    }
}
