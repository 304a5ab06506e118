using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace FaultKit.Conformance;

/// <summary>Answers that begin well, and whose bodies do not.</summary>
internal static class BodyRows
{
    private const int Kept = 40;
    private const string Stall = """{"type": "slow-body", "chunkBytes": 40, "pause": "15m"}""";
    private const string NoLength = "how long the document will be is not known before it has passed, so no Content-Length is said";

    /// <summary>Long enough for what has been sent to arrive, on a slow machine.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(250);

    private static readonly Func<Uri, HttpRequestMessage> s_http2 = address => new(HttpMethod.Get, address) { Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionExact };

    /// <summary>All of a chunked answer: the body has 0x64 bytes, and the part that is kept 0x28.</summary>
    private static readonly string s_chunked = $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n64\r\n{Answers.Body}\r\n0\r\n\r\n";
    private static readonly string s_cutChunked = $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n28\r\n{Answers.Body[..Kept]}\r\n";

    public static IReadOnlyList<ConformanceRow> All { get; } =
    [
        Of("closed in the body", """{"type": "connection", "kind": "closed", "afterBytes": 40}""", Cut, "a socket that sends 40 of 100 bytes and FIN"),
        Of("shorter than its length", """{"type": "corrupt", "kind": "truncate", "keep": 40, "fitting": false}""", Cut, "a socket that sends 40 of 100 bytes and FIN"),
        Of("reset in the body", """{"type": "connection", "kind": "reset", "afterBytes": 40}""", () => RawServer.Start(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SendAsync(Answers.Head(200, "OK", Answers.Body.Length) + Answers.Body[..Kept]);
            connection.Reset();
        }), "a socket that sends 40 of 100 bytes and RST"),
        Of("closed between chunks", """{"type": "connection", "kind": "closed", "afterBytes": 40}""", () => RawServer.Answering(s_cutChunked), "a socket that sends a chunk of 40 bytes and FIN") with
        {
            Well = () => Task.FromResult<Peer>(RawServer.Answering(s_chunked)),
        },
        new("stream reset in the body", """{"type": "connection", "kind": "stream-reset", "afterBytes": 40}""")
        {
            Real = () => KestrelServer.StartAsync(context => WriteAsync(context, () => Reset(context)), HttpProtocols.Http2),
            Well = () => KestrelServer.StartAsync(context => WriteAsync(context, () => context.Response.WriteAsync(Answers.Body[Kept..])), HttpProtocols.Http2),
            How = "Kestrel, RST_STREAM with INTERNAL_ERROR after 40 of 100 bytes; what a streamed read still gets of them is chance, because the runtime drops what is unread when the reset comes, so a buffered read alone is compared",
            Request = s_http2,
            Ways = [Way.Buffered],
        },
        Of("shorter, and its length with it", """{"type": "corrupt", "kind": "truncate", "keep": 40}""", Answers.Body[..Kept]),
        Of("empty", """{"type": "corrupt", "kind": "empty"}""", ""),
        Of("no JSON any more", """{"type": "corrupt", "kind": "malformed-json"}""", "}" + Answers.Body),
        Of("twice", """{"type": "corrupt", "kind": "duplicate"}""", Answers.Body + Answers.Body),
        Of("too long", """{"type": "corrupt", "kind": "oversize", "bytes": 50}""", Answers.Body + new string(' ', 50)),
        Of("a bit turned over", """{"type": "corrupt", "kind": "bit-flip"}""", "z" + Answers.Body[1..]) with
        {
            Differs = new Dictionary<Facet, string> { [Facet.Content] = "the dice choose the bit anew for each call" },
        },
        Field("a field dropped", "drop-field", Answers.Body.Replace("\"price\": 417.25, ", "", StringComparison.Ordinal)),
        Field("a field null", "null-field", Answers.Body.Replace("417.25", "null", StringComparison.Ordinal)),
        Field("a field of another type", "retype-field", Answers.Body.Replace("417.25", "\"417.25\"", StringComparison.Ordinal)),
        Of("another charset", """{"type": "corrupt", "kind": "charset"}""", () => RawServer.Answering(Answers.Head(200, "OK", Answers.Body.Length, "application/json; charset=utf-16") + Answers.Body), "a socket that says so"),
        Of("another content type", """{"type": "corrupt", "kind": "content-type"}""", () => RawServer.Answering(Answers.Head(200, "OK", Answers.Body.Length, "text/html") + Answers.Body), "a socket that says so"),
        Gzip("gzip that is none", """{"type": "corrupt", "kind": "gzip"}""", Compressed(Answers.Body, isWhole: true, first: 0x5F)),
        Gzip("gzip without its end", """{"type": "corrupt", "kind": "gzip-truncated", "keep": 50}""", Compressed(Answers.Body[..50], isWhole: false, first: 0x1F)),
        Of("slow", """{"type": "slow-body", "chunkBytes": 10, "pause": "1ms"}""", () => RawServer.Start(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SendAsync(Answers.Head(200, "OK", Answers.Body.Length));
            foreach (var piece in Answers.Body.Chunk(10))
            {
                await connection.SendAsync(new string(piece));
                await Task.Yield();
            }

            await connection.FinishAsync();
        }), "a socket that sends ten bytes at a time"),
        Stalled("stalled, and the caller gives up", Answers.Head(200, "OK", Answers.Body.Length) + Answers.Body[..Kept], Answers.Whole),
        Stalled("stalled between chunks, and the caller gives up", s_cutChunked, s_chunked),
        Stalled("stalled, until the client's timeout", Answers.Head(200, "OK", Answers.Body.Length) + Answers.Body[..Kept], Answers.Whole) with
        {
            // Of a body that the caller reads, the client's timeout knows nothing.
            Ways = [Way.Buffered, Way.SyncBuffered],
            Timeout = s_patience,
            GivesUpAfter = Timeout.InfiniteTimeSpan,
            HandlerGivesUpAfter = s_patience,
        },
        new("stalled over HTTP/2, and the caller gives up", Stall)
        {
            Real = () => KestrelServer.StartAsync(context => WriteAsync(context, () => Task.Delay(Timeout.Infinite, context.RequestAborted)), HttpProtocols.Http2),
            Well = () => KestrelServer.StartAsync(context => WriteAsync(context, () => context.Response.WriteAsync(Answers.Body[Kept..])), HttpProtocols.Http2),
            How = "Kestrel, which sends 40 of 100 bytes and no more; HTTP/2 without TLS has no synchronous calls",
            Request = s_http2,
            Ways = [Way.Buffered, Way.Streamed],
            GivesUpAfter = s_patience,
        },
    ];

    private static ConformanceRow Stalled(string name, string begun, string whole) => Of(name, Stall, () => RawServer.Start(async connection =>
    {
        await connection.ReadRequestAsync();
        await connection.SendAsync(begun);
        await connection.StaySilentAsync();
    }), "a socket that sends 40 of 100 bytes and no more") with
    {
        Well = () => Task.FromResult<Peer>(RawServer.Answering(whole)),

        // For so long the runtime waits for the rest of a body that nobody reads any more.
        Client = client => client.ResponseDrainTimeout = TimeSpan.FromMilliseconds(50),

        // A synchronous read has no token, and would wait for ever.
        Ways = [Way.Buffered, Way.Streamed, Way.SyncBuffered],
        GivesUpAfter = s_patience,
    };

    private static ConformanceRow Of(string name, string fault, Func<Peer> real, string how) =>
        new(name, fault) { Real = () => Task.FromResult(real()), How = how };

    private static ConformanceRow Of(string name, string fault, string body) =>
        Of(name, fault, () => RawServer.Answering(Answers.Head(200, "OK", body.Length) + body), $"a socket that sends {body.Length} bytes, with a length that says so");

    private static ConformanceRow Field(string name, string kind, string body) => Of(name, $$"""{"type": "corrupt", "kind": "{{kind}}", "path": "$.price"}""", body) with
    {
        Differs = new Dictionary<Facet, string> { [Facet.Response] = NoLength },
    };

    /// <summary>Clients that decompress: others see the bytes as they are.</summary>
    private static ConformanceRow Gzip(string name, string fault, string compressed) => Of(name, fault, () => RawServer.Answering(
        $"HTTP/1.1 200 OK\r\nDate: {TimeProvider.System.GetUtcNow():r}\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\nContent-Length: {compressed.Length}\r\n\r\n{compressed}"),
        "a socket that sends such bytes to a client that decompresses") with
    {
        Client = client => client.AutomaticDecompression = DecompressionMethods.GZip,
    };

    private static Peer Cut() => RawServer.Answering(Answers.Head(200, "OK", Answers.Body.Length) + Answers.Body[..Kept]);

    /// <summary>Text, compressed with gzip: a character a byte.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isWhole">Whether the end of the stream is there.</param>
    /// <param name="first">The first byte, which is 0x1F in every gzip stream.</param>
    public static string Compressed(string text, bool isWhole, byte first)
    {
        using var bytes = new MemoryStream();
        using var gzip = new GZipStream(bytes, CompressionLevel.Fastest, leaveOpen: true);
        gzip.Write(Encoding.UTF8.GetBytes(text));
        if (isWhole)
        {
            gzip.Close();
        }
        else
        {
            gzip.Flush();
        }

        var compressed = bytes.ToArray();
        compressed[0] = first;
        return Encoding.Latin1.GetString(compressed);
    }

    private static async Task WriteAsync(HttpContext context, Func<Task> then)
    {
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = Answers.Body.Length;
        await context.Response.WriteAsync(Answers.Body[..Kept]);
        await context.Response.Body.FlushAsync();
        await then();
    }

    private static Task Reset(HttpContext context)
    {
        context.Features.GetRequiredFeature<IHttpResetFeature>().Reset(2);
        return Task.CompletedTask;
    }
}
