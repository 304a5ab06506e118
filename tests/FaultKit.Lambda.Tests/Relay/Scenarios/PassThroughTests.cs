using System.Text;

namespace FaultKit.Lambda.Tests;

/// <summary>Without a fault every byte passes as it came, both ways.</summary>
public sealed class PassThroughTests
{
    [Fact]
    public async Task OddButLegalHeads_PassByteForByte()
    {
        await using var line = new RelayLine();
        using var client = await line.ConnectAsync();
        const string Request = "post /2018-06-01/runtime/init/error?q=%C3%BC HTTP/1.1\r\nhOsT:x\r\nX-Two:  \t a , b \t\r\nX-TWO:\u00fc\u00ff\u0080\r\nEmpty:\r\ncontent-LENGTH:   3\r\n\r\n\0\r\n";
        const string Response = "HTTP/1.1 299 \u00e4h, Fine\r\nz: 1\r\nA:2\r\nz:\t3 \r\nSet-Cookie: a=1; b\r\nContent-Length:0\r\n\r\n";

        await client.SayAsync(Request);
        using var api = await line.Server.AcceptAsync();
        await api.HearAsync(Request);
        await api.SayAsync(Response);

        await client.HearAsync(Response);
    }

    [Fact]
    public async Task ManyExchanges_ShareOneConnection()
    {
        await using var line = new RelayLine();
        var (client, api) = await line.OpenAsync();
        using var first = client;
        using var second = api;

        for (var i = 0; i < 100; i++)
        {
            var request = $"POST /{i} HTTP/1.1\r\nContent-Length: {i}\r\n\r\n{new string('x', i)}";
            var response = $"HTTP/1.1 202 Accepted\r\nTransfer-Encoding: chunked\r\n\r\n{i + 1:x}\r\n{new string('y', i + 1)}\r\n0\r\n\r\n";
            await client.SayAsync(request);
            await api.HearAsync(request);
            await api.SayAsync(response);
            await client.HearAsync(response);
        }

        Assert.Equal(1, line.Relay.Connections);
    }

    [Fact]
    public async Task RequestsSentAheadOfTheirTurn_AreServedInOrder()
    {
        await using var line = new RelayLine();
        using var client = await line.ConnectAsync();

        await client.SayAsync(RelayLine.Get + RelayLine.Get);
        using var api = await line.Server.AcceptAsync();
        await api.HearAsync(RelayLine.Get);
        await api.SayAsync(RelayLine.Empty);
        await client.HearAsync(RelayLine.Empty);
        await api.HearAsync(RelayLine.Get);
        await api.SayAsync(RelayLine.Empty);

        await client.HearAsync(RelayLine.Empty);
    }

    [Fact]
    public async Task HeadThatArrivesByteByByte_PassesWhole()
    {
        await using var line = new RelayLine();
        using var client = await line.ConnectAsync();

        foreach (var c in RelayLine.Get)
        {
            await client.SayAsync(c.ToString());
        }

        using var api = await line.Server.AcceptAsync();
        await api.HearAsync(RelayLine.Get);
        foreach (var c in RelayLine.Empty)
        {
            await api.SayAsync(c.ToString());
        }

        await client.HearAsync(RelayLine.Empty);
    }

    [Fact]
    public async Task Continue_ReachesTheClientBeforeItsBodyIsSent()
    {
        await using var line = new RelayLine();
        using var client = await line.ConnectAsync();
        const string Head = "POST /a HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n";

        await client.SayAsync(Head);
        using var api = await line.Server.AcceptAsync();
        await api.HearAsync(Head);
        await api.SayAsync("HTTP/1.1 100 Continue\r\n\r\n");
        await client.HearAsync("HTTP/1.1 100 Continue\r\n\r\n");
        await client.SayAsync("body");
        await api.HearAsync("body");
        await api.SayAsync(RelayLine.Empty);

        await client.HearAsync(RelayLine.Empty);
    }

    [Fact]
    public async Task RefusalBeforeTheBodyIsThrough_ReachesTheClient()
    {
        await using var line = new RelayLine();
        using var client = await line.ConnectAsync();
        const string Refusal = "HTTP/1.1 413 Too Large\r\nContent-Length: 2\r\n\r\nno";

        await client.SayAsync("POST /a HTTP/1.1\r\nContent-Length: 1000000\r\n\r\nabc");
        using var api = await line.Server.AcceptAsync();
        await api.SayAsync(Refusal);

        await client.HearAsync(Refusal);
        await client.SayAsync(new byte[1000]);
        client.EndSaying();
        await line.UntilAloneAsync();
    }

    [Fact]
    public async Task RefusalByAnApiThatReadsNoMore_ReachesTheClient()
    {
        await using var line = new RelayLine();
        using var client = await line.ConnectAsync();
        const string Refusal = "HTTP/1.1 413 Too Large\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";
        var body = new byte[20_000_000];

        await client.SayAsync($"POST /a HTTP/1.1\r\nContent-Length: {body.Length}\r\n\r\n");
        using var api = await line.Server.AcceptAsync();
        var saying = client.SayAsync(body);
        await api.SayAsync(Refusal);

        await client.HearAsync(Refusal);
        await saying;
        await line.UntilAloneAsync();
    }

    [Fact]
    public async Task ResponseThatTheConnectionEnds_PassesWithItsEnd()
    {
        await using var line = new RelayLine();
        using var client = await line.ConnectAsync();

        await client.SayAsync(RelayLine.Get);
        var api = await line.Server.AcceptAsync();
        await api.HearAsync(RelayLine.Get);
        await api.SayAsync("HTTP/1.0 200 OK\r\n\r\nuntil the end");
        api.Dispose();

        Assert.Equal("HTTP/1.0 200 OK\r\n\r\nuntil the end", await client.HearAllAsync());
    }

    [Theory]
    [InlineData("HEAD", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n")]
    [InlineData("GET", "HTTP/1.1 204 No Content\r\n\r\n")]
    [InlineData("GET", "HTTP/1.1 304 Not Modified\r\nContent-Length: 10\r\n\r\n")]
    public async Task ResponseWithoutABody_LeavesTheConnectionInStep(string method, string response)
    {
        await using var line = new RelayLine();
        using var client = await line.ConnectAsync();

        await client.SayAsync($"{method} / HTTP/1.1\r\n\r\n");
        using var api = await line.Server.AcceptAsync();
        await api.HearAsync($"{method} / HTTP/1.1\r\n\r\n");
        await api.SayAsync(response);
        await client.HearAsync(response);
        await client.SayAsync(RelayLine.Get);
        await api.HearAsync(RelayLine.Get);
        await api.SayAsync(RelayLine.Empty);

        await client.HearAsync(RelayLine.Empty);
    }

    [Fact]
    public async Task PathPrefix_StaysInTheAddress()
    {
        await using var line = new RelayLine("/MyFunction");
        using var client = await line.ConnectAsync();
        const string Request = "GET /MyFunction/2018-06-01/runtime/invocation/next HTTP/1.1\r\n\r\n";

        await client.SayAsync(Request);
        using var api = await line.Server.AcceptAsync();

        await api.HearAsync(Request);
        Assert.EndsWith("/MyFunction", line.Relay.Endpoint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(6)]
    [InlineData(20)]
    public async Task LargeBodies_PassWholeBothWays(int megabytes)
    {
        await using var line = new RelayLine();
        using var client = await line.ConnectAsync();
        byte[] body = [.. Enumerable.Range(0, megabytes * 1024 * 1024).Select(i => (byte)(i % 251))];
        var request = $"POST /a HTTP/1.1\r\nContent-Length: {body.Length}\r\n\r\n";
        var response = $"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n{body.Length:X}\r\n";

        var saying = client.SayAsync([.. Encoding.Latin1.GetBytes(request), .. body]);
        using var api = await line.Server.AcceptAsync();
        await api.HearAsync(request);
        Assert.Equal(body, await api.HearAsync(body.Length));
        await saying;
        var answering = api.SayAsync([.. Encoding.Latin1.GetBytes(response), .. body, .. "\r\n0\r\n\r\n"u8]);
        await client.HearAsync(response);

        Assert.Equal(body, await client.HearAsync(body.Length));
        await client.HearAsync("\r\n0\r\n\r\n");
        await answering;
    }
}
