namespace FaultKit.Lambda.Tests;

/// <summary>A client and a Runtime API, both of bytes, and the relay between them.</summary>
internal sealed class RelayLine : IAsyncDisposable
{
    public const string Get = "GET /2018-06-01/runtime/invocation/next HTTP/1.1\r\nHost: x\r\n\r\n";
    public const string Empty = "HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n";

    private readonly FaultInjector _injector;

    public RelayLine(string prefix = "", FaultRule? rule = null)
    {
        _injector = new(new() { Listeners = [Notices] });
        if (rule is not null)
        {
            _injector.Load(FaultPlan.Of(rule));
        }

        Relay = LambdaRelay.Start(_injector, Server.Endpoint + prefix, Process);
    }

    public RawServer Server { get; } = new();

    public Notices Notices { get; } = new();

    public StandInProcess Process { get; } = new();

    public LambdaRelay Relay { get; }

    public Task<RawPeer> ConnectAsync() => RawPeer.ConnectAsync(Relay.Endpoint);

    /// <summary>A client and its connection to the Runtime API, with one exchange behind them.</summary>
    public async Task<(RawPeer Client, RawPeer Api)> OpenAsync()
    {
        var client = await ConnectAsync();
        await client.SayAsync(Get);
        var api = await Server.AcceptAsync();
        await api.HearAsync(Get);
        await api.SayAsync(Empty);
        await client.HearAsync(Empty);
        return (client, api);
    }

    /// <summary>Proves that the relay still serves.</summary>
    public async Task ServeAsync()
    {
        var (client, api) = await OpenAsync();
        client.Dispose();
        await api.HearEndAsync();
        api.Dispose();
    }

    public Task UntilAloneAsync() => Patience.UntilAsync(() => Relay.Connections == 0);

    /// <summary>Waits for every connection's thread to end.</summary>
    public async ValueTask DisposeAsync()
    {
        await Relay.DisposeAsync();
        Server.Dispose();
        _injector.Dispose();
    }
}
