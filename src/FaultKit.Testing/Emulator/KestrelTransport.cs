using System.Net;
using System.Text;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace FaultKit.Testing;

/// <summary>The Runtime API on a loopback port: the bare server, without a host, middleware, configuration or logging.</summary>
internal sealed class KestrelTransport : IAsyncDisposable
{
    // By then everything of ours has ended; only a client that does not read its reply can make it necessary.
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(1);

    private readonly KestrelServer _server;

    private KestrelTransport(KestrelServer server, string authority)
    {
        _server = server;
        Authority = authority;
    }

    /// <summary>Gets the address that the server listens at, as <c>127.0.0.1:port</c>.</summary>
    public string Authority { get; }

    public static async Task<KestrelTransport> StartAsync(RuntimeApi api, CancellationToken cancellationToken)
    {
        var server = new KestrelServer(Options.Create(Configure()), SocketTransport(), NullLoggerFactory.Instance);
        try
        {
            await server.StartAsync(new KestrelApplication(api), cancellationToken).ConfigureAwait(false);
            string address = server.Features.Get<IServerAddressesFeature>()!.Addresses.Single();
            return new KestrelTransport(server, new Uri(address).Authority);
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        using (var patience = new CancellationTokenSource(Farewell, TimeProvider.System))
        {
            await _server.StopAsync(patience.Token).ConfigureAwait(false);
        }

        _server.Dispose();
    }

    private static KestrelServerOptions Configure()
    {
        var options = new KestrelServerOptions
        {
            AddServerHeader = false,
            RequestHeaderEncodingSelector = static _ => Encoding.UTF8,
            ResponseHeaderEncodingSelector = static _ => Encoding.UTF8,
        };

        // The limits are the protocol's own. A slow body is a fault that somebody injects, no reason to hang up.
        options.Limits.MaxRequestBodySize = null;
        options.Limits.MinRequestBodyDataRate = null;
        options.Limits.MinResponseDataRate = null;

        // Room for a stack trace in the X-Ray error cause.
        options.Limits.MaxRequestHeadersTotalSize = 1024 * 1024;
        options.Listen(IPAddress.Loopback, port: 0, listen => listen.Protocols = HttpProtocols.Http1);
        return options;
    }

    private static SocketTransportFactory SocketTransport() =>
        new(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance);
}
