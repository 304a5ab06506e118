using System.Net;
using System.Net.Sockets;

namespace FaultKit.Lambda.Tests;

/// <summary>A Runtime API that does with its connections what a test says, byte by byte.</summary>
internal sealed class RawServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public RawServer() => _listener.Start();

    public string Endpoint => _listener.LocalEndpoint.ToString()!;

    public async Task<RawPeer> AcceptAsync()
    {
        var client = await _listener.AcceptTcpClientAsync(Patience.Token);
        client.NoDelay = true;
        return new(client);
    }

    public void Dispose() => _listener.Dispose();
}
