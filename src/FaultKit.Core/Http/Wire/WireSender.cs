using System.Net.Sockets;

namespace FaultKit;

/// <summary>Lets a connection fail below the runtime's own handler, which then builds the failure, and writes of it, itself.</summary>
/// <remarks>
/// The request goes through a handler of its own, set up like the client's, whose one connection is the one that fails: the client's
/// pool of connections is left alone, so every request that is hit fails, whether a connection was open or not. A proxy is left out;
/// the fault is about the connection to the origin.
/// </remarks>
/// <param name="client">The client's own handler.</param>
internal sealed class WireSender(SocketsHttpHandler client)
{
    /// <summary>As soon as can be: the fault says that the time is over.</summary>
    private static readonly TimeSpan s_atOnce = TimeSpan.FromMilliseconds(1);

    /// <summary>A sender for the handler at the end of a pipeline; null where that is not the runtime's.</summary>
    public static WireSender? For(HttpMessageHandler? handler) => handler switch
    {
        DelegatingHandler outer => For(outer.InnerHandler),
        SocketsHttpHandler sockets => new(sockets),
        _ => null,
    };

    /// <summary>Sends a request into a connection that fails.</summary>
    /// <param name="kind">How it fails.</param>
    /// <param name="request">The request.</param>
    /// <param name="cancellation">The caller's token.</param>
    public async Task<HttpResponseMessage> SendAsync(ConnectionKind kind, HttpRequestMessage request, CancellationToken cancellation)
    {
        using var invoker = new HttpMessageInvoker(Twin(kind, request));
        return await invoker.SendAsync(request, cancellation).ConfigureAwait(false);
    }

    /// <summary>Sends as <see cref="SendAsync"/> does, on the caller's thread.</summary>
    public HttpResponseMessage Send(ConnectionKind kind, HttpRequestMessage request, CancellationToken cancellation)
    {
        using var invoker = new HttpMessageInvoker(Twin(kind, request));
        return invoker.Send(request, cancellation);
    }

    /// <summary>A handler with all the settings of the client's that can be seen in a request, in its failure, or in what is written of them.</summary>
    private SocketsHttpHandler Twin(ConnectionKind kind, HttpRequestMessage request)
    {
        var twin = new SocketsHttpHandler
        {
            ActivityHeadersPropagator = client.ActivityHeadersPropagator,
            AutomaticDecompression = client.AutomaticDecompression,
            ConnectCallback = (_, cancellation) => ConnectAsync(kind, request, cancellation),
            ConnectTimeout = kind == ConnectionKind.ConnectTimeout ? s_atOnce : Timeout.InfiniteTimeSpan,
            CookieContainer = client.CookieContainer,
            Expect100ContinueTimeout = client.Expect100ContinueTimeout,
            MeterFactory = client.MeterFactory,
            RequestHeaderEncodingSelector = client.RequestHeaderEncodingSelector,
            ResponseHeaderEncodingSelector = client.ResponseHeaderEncodingSelector,
            UseCookies = client.UseCookies,
            UseProxy = false,
        };
        twin.SslOptions.TargetHost = client.SslOptions.TargetHost;
        twin.SslOptions.EnabledSslProtocols = client.SslOptions.EnabledSslProtocols;
        if (kind != ConnectionKind.TlsUntrusted)
        {
            twin.SslOptions.RemoteCertificateValidationCallback = static (_, certificate, _, _) => PeerTls.IsOurs(certificate);
        }

        return twin;
    }

    private static async ValueTask<Stream> ConnectAsync(ConnectionKind kind, HttpRequestMessage request, CancellationToken cancellation)
    {
        switch (kind)
        {
            case ConnectionKind.Refused:
                throw new SocketException((int)SocketError.ConnectionRefused);
            case ConnectionKind.Dns:
                throw new SocketException((int)SocketError.HostNotFound);
            case ConnectionKind.Unreachable:
                throw new SocketException((int)SocketError.HostUnreachable);
            case ConnectionKind.ConnectTimeout:
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellation).ConfigureAwait(false);
                break;
        }

        return FailingPeer.Open(kind, request);
    }
}
