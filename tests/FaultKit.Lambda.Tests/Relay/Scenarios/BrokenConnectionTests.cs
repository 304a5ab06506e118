using System.Net.Sockets;

namespace FaultKit.Lambda.Tests;

/// <summary>What one side of a connection does to itself, the other side sees; no thread stays behind.</summary>
public sealed class BrokenConnectionTests
{
    private const string Post = "POST /2018-06-01/runtime/invocation/a/response HTTP/1.1\r\nContent-Length: 10\r\n\r\nhalf";

    public static TheoryData<bool> Ways => [true, false];

    [Fact]
    public async Task NoRuntimeApi_IsAConnectionFailure()
    {
        await using var line = new RelayLine();
        line.Server.Dispose();
        using var client = new HttpClient(LambdaChaos.CreateTransport());

        var failure = await Assert.ThrowsAsync<HttpRequestException>(
            () => client.GetAsync(new Uri($"http://{line.Relay.Endpoint}/2018-06-01/runtime/invocation/next"), Patience.Token));

        Assert.True(failure.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.Unknown or HttpRequestError.ResponseEnded, failure.HttpRequestError.ToString());
        await line.UntilAloneAsync();
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task ClientThatLeavesWhileItPolls_LeavesTheApiToo(bool isReset)
    {
        await using var line = new RelayLine();
        var (client, api) = await line.OpenAsync();
        using var left = api;
        await client.SayAsync(RelayLine.Get);
        await api.HearAsync(RelayLine.Get);

        End(client, isReset);

        await api.HearEndAsync();
        api.Dispose();
        await line.UntilAloneAsync();
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task ClientThatLeavesInMidBody_LeavesTheApiToo(bool isReset)
    {
        await using var line = new RelayLine();
        var client = await line.ConnectAsync();
        await client.SayAsync(Post);
        using var api = await line.Server.AcceptAsync();
        await api.HearAsync(Post);

        End(client, isReset);

        await api.HearEndAsync();
        api.Dispose();
        await line.UntilAloneAsync();
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task ClientThatLeavesIdle_LeavesTheApiToo(bool isReset)
    {
        await using var line = new RelayLine();
        var (client, api) = await line.OpenAsync();
        using var left = api;

        End(client, isReset);

        await api.HearEndAsync();
        await line.UntilAloneAsync();
    }

    [Fact]
    public async Task ClientThatLeavesInMidHead_EndsQuietly()
    {
        await using var line = new RelayLine();
        var client = await line.ConnectAsync();
        await client.SayAsync("GET / HT");
        await Patience.UntilAsync(() => line.Relay.Connections == 1);

        client.Dispose();

        await line.UntilAloneAsync();
        Assert.Empty(line.Notices.Errors);
    }

    [Fact]
    public async Task ClientThatSaysNoMore_StillHearsItsAnswer()
    {
        await using var line = new RelayLine();
        using var client = await line.ConnectAsync();
        await client.SayAsync(RelayLine.Get);
        client.EndSaying();
        using var api = await line.Server.AcceptAsync();
        await api.HearAsync(RelayLine.Get);
        await api.HearEndAsync();

        await api.SayAsync(RelayLine.Empty);

        Assert.Equal(RelayLine.Empty, await client.HearAllAsync());
        await line.UntilAloneAsync();
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task ApiThatLeavesBeforeItAnswers_LeavesTheClient(bool isReset)
    {
        await using var line = new RelayLine();
        var (client, api) = await line.OpenAsync();
        using var left = client;
        await client.SayAsync(RelayLine.Get);
        await api.HearAsync(RelayLine.Get);

        End(api, isReset);

        await client.HearEndAsync();
        await line.UntilAloneAsync();
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task ApiThatLeavesInMidAnswer_LeavesTheClientWithWhatThereWas(bool isReset)
    {
        await using var line = new RelayLine();
        var (client, api) = await line.OpenAsync();
        using var left = client;
        await client.SayAsync(RelayLine.Get);
        await api.HearAsync(RelayLine.Get);
        await api.SayAsync("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf");
        await client.HearAsync("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf");

        End(api, isReset);

        await client.HearEndAsync();
        await line.UntilAloneAsync();
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task ApiThatLeavesIdle_LeavesTheClientIdle(bool isReset)
    {
        await using var line = new RelayLine();
        var (client, api) = await line.OpenAsync();
        using var left = client;

        End(api, isReset);

        await client.HearEndAsync();
        await line.UntilAloneAsync();
    }

    [Fact]
    public async Task ApiThatReadsSlowly_GetsItAll()
    {
        await using var line = new RelayLine();
        using var client = await line.ConnectAsync();
        var saying = client.SayAsync([.. "POST / HTTP/1.1\r\nContent-Length: 20000000\r\n\r\n"u8, .. new byte[20_000_000]]);
        using var api = await line.Server.AcceptAsync();

        for (var rest = 20_000_000 + 45; rest > 0; rest -= Math.Min(rest, 10_000))
        {
            await api.HearAsync(Math.Min(rest, 10_000));
        }

        await saying;
        await api.SayAsync(RelayLine.Empty);
        await client.HearAsync(RelayLine.Empty);
    }

    [Fact]
    public async Task ClientThatNeverReads_HoldsUpNobodyElse()
    {
        await using var line = new RelayLine();
        var (client, api) = await line.OpenAsync();
        using var deaf = client;
        using var deafApi = api;
        await client.SayAsync(RelayLine.Get);
        await api.HearAsync(RelayLine.Get);
        _ = api.SayAsync([.. "HTTP/1.1 200 OK\r\nContent-Length: 200000000\r\n\r\n"u8, .. new byte[80_000_000]]);

        await line.ServeAsync();

        client.Reset();
        await line.UntilAloneAsync();
    }

    [Fact]
    public async Task RelayThatEnds_EndsEveryConnection()
    {
        await using var line = new RelayLine();
        var (idle, idleApi) = await line.OpenAsync();
        var (polling, pollingApi) = await line.OpenAsync();
        using var first = idle;
        using var second = polling;
        await polling.SayAsync(RelayLine.Get);
        await pollingApi.HearAsync(RelayLine.Get);

        await line.Relay.DisposeAsync();

        foreach (var peer in new[] { idle, idleApi, polling, pollingApi })
        {
            await peer.HearEndAsync();
        }

        Assert.Equal(0, line.Relay.Connections);
        await Assert.ThrowsAnyAsync<SocketException>(line.ConnectAsync);
        Assert.False(line.Process.Ended.IsCompleted);
    }

    private static void End(RawPeer peer, bool isReset)
    {
        if (isReset)
        {
            peer.Reset();
        }
        else
        {
            peer.Dispose();
        }
    }
}
