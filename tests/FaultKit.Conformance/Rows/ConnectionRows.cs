using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace FaultKit.Conformance;

/// <summary>Failures before anything of an answer is there.</summary>
internal static class ConnectionRows
{
    private const string MadeCall = "the call is made before its reply is lost, and the runtime has written of it by then";

    /// <summary>Long enough for loopback on a slow machine, and what the tests wait for.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(500);

    private static readonly Func<Uri, HttpRequestMessage> s_http2 = address => new(HttpMethod.Get, address) { Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionExact };

    public static IReadOnlyList<ConformanceRow> All { get; } =
    [
        Of("refused, as an error", """{"type": "error"}""", NoPeer.Refusing, "a port of this machine where nobody listens"),
        Of("refused", """{"type": "connection", "kind": "refused"}""", NoPeer.Refusing, "a port of this machine where nobody listens"),
        Of("name unknown", """{"type": "connection", "kind": "dns"}""", NoPeer.Unresolvable, "a name under .invalid, which no resolver may know"),
        Of("no route", """{"type": "connection", "kind": "unreachable"}""", () => NoPeer.Failing(SocketError.HostUnreachable),
            "a connect that ends as the system ends it without a route, and the runtime makes the failure of it: a loopback machine has no host that cannot be reached"),
        Of("not connected in time", """{"type": "connection", "kind": "connect-timeout"}""", NoPeer.Silent, "a connect that does not end, and a ConnectTimeout of 50 ms") with
        {
            Client = client => client.ConnectTimeout = TimeSpan.FromMilliseconds(50),
        },
        Of("reset before the answer", """{"type": "connection", "kind": "reset"}""", () => Raw(connection => connection.Reset()), "a socket that reads the request and sends RST"),
        Of("closed before the answer", """{"type": "connection", "kind": "closed"}""", () => RawServer.Answering(""), "a socket that reads the request and sends FIN"),
        Of("closed in the middle of the head", """{"type": "connection", "kind": "closed"}""", () => RawServer.Answering("HTTP/1.1 200 OK\r\nContent-Le"), "a socket that sends half a head and FIN"),
        Of("answer that is no HTTP", """{"type": "connection", "kind": "bad-status-line"}""", () => RawServer.Answering("GARBAGE\r\n\r\n"), "a socket that sends GARBAGE in the place of a status line"),
        Of("certificate that nobody issued", """{"type": "connection", "kind": "tls-untrusted"}""", TlsServer.Untrusted, "a TLS server with a self-signed certificate for its address"),
        Of("answer that is no TLS", """{"type": "connection", "kind": "tls-handshake"}""", TlsServer.Plain, "a socket that answers the TLS greeting in plain text"),
        Of("closed in the handshake", """{"type": "connection", "kind": "tls-closed"}""", TlsServer.Closing, "a socket that answers the TLS greeting with FIN"),
        OverTls("reset before the answer, over TLS", """{"type": "connection", "kind": "reset"}""", connection =>
        {
            connection.Reset();
            return Task.CompletedTask;
        }, "a TLS server that reads the request and sends RST"),
        OverTls("closed before the answer, over TLS", """{"type": "connection", "kind": "closed"}""", connection => connection.FinishAsync(), "a TLS server that reads the request and sends FIN"),
        new("stream reset before the answer", """{"type": "connection", "kind": "stream-reset"}""")
        {
            Real = () => KestrelServer.StartAsync(Reset, HttpProtocols.Http2),
            How = "Kestrel, RST_STREAM with INTERNAL_ERROR; HTTP/2 without TLS has no synchronous calls",
            Request = s_http2,
            Ways = [Way.Buffered, Way.Streamed],
        },
        Of("reply lost by a reset", """{"type": "connection", "kind": "reset", "when": "after"}""", () => Raw(connection => connection.Reset()), "a socket that reads the request and sends RST") with
        {
            Differs = new Dictionary<Facet, string> { [Facet.Span] = MadeCall, [Facet.Metrics] = MadeCall, [Facet.Events] = MadeCall },
        },
        Of("reply lost by a close", """{"type": "connection", "kind": "closed", "when": "after"}""", () => RawServer.Answering(""), "a socket that reads the request and sends FIN") with
        {
            Differs = new Dictionary<Facet, string> { [Facet.Span] = MadeCall, [Facet.Metrics] = MadeCall, [Facet.Events] = MadeCall },
        },
        Of("no answer until the client's timeout", """{"type": "timeout"}""", () => RawServer.Start(connection => connection.StaySilentAsync()), "a socket that reads the request and stays silent, and clients that wait for half a second") with
        {
            Timeout = s_patience,
            AttemptTimeout = s_patience,
        },
        Of("no answer, and the caller gives up", """{"type": "timeout"}""", () => RawServer.Start(connection => connection.StaySilentAsync()), "a socket that reads the request and stays silent") with
        {
            GivesUpAfter = s_patience / 2,
        },
        new("no answer over HTTP/2, and the caller gives up", """{"type": "timeout"}""")
        {
            Real = () => KestrelServer.StartAsync(context => Task.Delay(Timeout.Infinite, context.RequestAborted), HttpProtocols.Http2),
            How = "Kestrel, which does not answer; HTTP/2 without TLS has no synchronous calls",
            Request = s_http2,
            Ways = [Way.Buffered, Way.Streamed],
            GivesUpAfter = s_patience / 2,
        },
    ];

    private static ConformanceRow Of(string name, string fault, Func<Peer> real, string how)
    {
        // The twin has the scheme and the port of the real one, and is never asked.
        var isTls = fault.Contains("\"tls-", StringComparison.Ordinal);
        return new(name, fault)
        {
            Real = () => Task.FromResult(real()),
            How = how,
            Well = () => Task.FromResult<Peer>(RawServer.Start(RawServer.Answer(Answers.Whole), isTls ? "https" : "http")),
        };
    }

    private static ConformanceRow OverTls(string name, string fault, Func<RawConnection, Task> then, string how) => Of(name, fault, () => TlsServer.Greeting(then), how) with
    {
        Client = client => client.SslOptions.RemoteCertificateValidationCallback = (_, certificate, _, _) => TlsServer.IsOurs(certificate),
        Well = () => Task.FromResult<Peer>(RawServer.Start(connection => connection.FinishAsync(), "https")),
    };

    private static RawServer Raw(Action<RawConnection> end) => RawServer.Start(async connection =>
    {
        await connection.ReadRequestAsync();
        end(connection);
    });

    private static Task Reset(HttpContext context)
    {
        context.Features.GetRequiredFeature<IHttpResetFeature>().Reset(2);
        return Task.CompletedTask;
    }
}
