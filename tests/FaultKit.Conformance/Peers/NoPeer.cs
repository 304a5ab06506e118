using System.Net;
using System.Net.Sockets;

namespace FaultKit.Conformance;

/// <summary>An address where nobody is.</summary>
internal sealed class NoPeer : Peer
{
    private readonly Func<SocketsHttpConnectionContext, CancellationToken, ValueTask<Stream>>? _connect;

    private NoPeer(Uri address, Func<SocketsHttpConnectionContext, CancellationToken, ValueTask<Stream>>? connect = null)
        : base(address) => _connect = connect;

    /// <summary>A port of this machine that was taken a moment ago, and is free again.</summary>
    public static NoPeer Refusing()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return new(new($"http://{socket.LocalEndPoint}/quotes/1"));
    }

    /// <summary>A name that no resolver may know (RFC 6761, section 6.4).</summary>
    public static NoPeer Unresolvable() => new(new("http://prices.invalid:59999/quotes/1"));

    /// <summary>An address that fails as the system says; for failures that need a network to be produced.</summary>
    public static NoPeer Failing(SocketError error) =>
        new(new("http://127.0.0.1:59999/quotes/1"), (_, _) => ValueTask.FromException<Stream>(new SocketException((int)error)));

    /// <summary>An address that does not answer.</summary>
    public static NoPeer Silent() => new(new("http://127.0.0.1:59999/quotes/1"), async (_, cancellation) =>
    {
        await Task.Delay(Timeout.Infinite, cancellation);
        return Stream.Null;
    });

    public override ValueTask DisposeAsync() => default;

    public override void Configure(SocketsHttpHandler client) => client.ConnectCallback = _connect ?? client.ConnectCallback;
}
