using System.Net.Http.Headers;
using System.Text;

namespace FaultKit.Conformance;

/// <summary>Requests whose bodies are broken or late when the server reads them; the real ones are sent so. The server answers with what it got.</summary>
internal static class RequestRows
{
    /// <summary>More than the buffers of two sockets hold.</summary>
    private static readonly byte[] s_much = new byte[32 * 1024 * 1024];

    /// <summary>The body of a client that compresses what it sends.</summary>
    private static readonly string s_compressed = BodyRows.Compressed(Answers.Body, isWhole: true, first: 0x1F);

    public static IReadOnlyList<ConformanceRow> All { get; } =
    [
        Of("shorter, and its length with it", """{"type": "corrupt", "kind": "truncate", "keep": 40, "on": "request"}""", Answers.Body[..40]),
        Of("empty", """{"type": "corrupt", "kind": "empty", "on": "request"}""", ""),
        Of("no JSON any more", """{"type": "corrupt", "kind": "malformed-json", "on": "request"}""", "}" + Answers.Body),
        Of("twice", """{"type": "corrupt", "kind": "duplicate", "on": "request"}""", Answers.Body + Answers.Body),
        Of("too long", """{"type": "corrupt", "kind": "oversize", "bytes": 50, "on": "request"}""", Answers.Body + new string(' ', 50)),
        Of("another content type", """{"type": "corrupt", "kind": "content-type", "on": "request"}""", Answers.Body, "text/html"),
        Of("another charset", """{"type": "corrupt", "kind": "charset", "on": "request"}""", Answers.Body, "application/json; charset=utf-16"),
        Of("with a bit turned over", """{"type": "corrupt", "kind": "bit-flip", "on": "request"}""", "z" + Answers.Body[1..]) with
        {
            // The dice choose the bit anew for each call: the server says how many are not as they were.
            Real = () => KestrelServer.StartAsync(Echoes.FlipsAsync),
            Well = () => KestrelServer.StartAsync(Echoes.FlipsAsync),
        },
        Field("a field dropped", "drop-field", Answers.Body.Replace("\"price\": 417.25, ", "", StringComparison.Ordinal)),
        Field("a field null", "null-field", Answers.Body.Replace("417.25", "null", StringComparison.Ordinal)),
        Field("a field of another type", "retype-field", Answers.Body.Replace("417.25", "\"417.25\"", StringComparison.Ordinal)),
        Gzip("gzip that is none", "gzip", BodyRows.Compressed(Answers.Body, isWhole: true, first: 0x5F)),
        Gzip("gzip without its end", "gzip-truncated", BodyRows.Compressed(Answers.Body[..50], isWhole: false, first: 0x1F)),
        Compressed("gzip that is none, by a client that compresses", "gzip", $"{(char)0x5F}{s_compressed[1..]}"),
        Compressed("gzip without its end, by a client that compresses", "gzip-truncated", s_compressed[..(s_compressed.Length / 2)]),
        Of("slow", """{"type": "slow-body", "chunkBytes": 10, "pause": "1ms", "on": "request"}""", Answers.Body),
        Of("slow, at a rate", """{"type": "slow-body", "bytesPerSecond": 10000, "on": "request"}""", Answers.Body),
        Of("shorter than its length", """{"type": "corrupt", "kind": "truncate", "keep": 40, "fitting": false, "on": "request"}""", "") with
        {
            How = "a content that writes 40 bytes and has promised 100",
            RealRequest = address => new(HttpMethod.Post, address) { Content = Short() },
        },
        Of("stalled, and the caller gives up", """{"type": "slow-body", "chunkBytes": 10, "pause": "15m", "on": "request"}""", "") with
        {
            Real = () => Task.FromResult<Peer>(RawServer.Start(async connection =>
            {
                await connection.ReadRequestAsync();
                await connection.StayDeafAsync();
            })),
            How = "32 MB for a socket that reads the head and nothing more",
            RealRequest = address => new(HttpMethod.Post, address) { Content = new ByteArrayContent(s_much) },
            GivesUpAfter = TimeSpan.FromMilliseconds(250),
        },
    ];

    private static ConformanceRow Of(string name, string fault, string body, string type = "application/json") => new($"request {name}", fault)
    {
        Real = () => KestrelServer.StartAsync(Echoes.TextAsync),
        Well = () => KestrelServer.StartAsync(Echoes.TextAsync),
        How = "a request that is sent so",
        Request = address => Post(address, Answers.Body, "application/json"),
        RealRequest = address => Post(address, body, type),
    };

    /// <summary>How long the document will be is not known before it has passed: it is compared with one that is sent in chunks.</summary>
    private static ConformanceRow Field(string name, string kind, string body) => Of(name, $$"""{"type": "corrupt", "kind": "{{kind}}", "path": "$.price", "on": "request"}""", "") with
    {
        How = "a request that is sent so, in chunks",
        RealRequest = address => InChunks(Post(address, body, "application/json")),
    };

    /// <summary>A client that does not compress; what is compressed on the way has no length either.</summary>
    private static ConformanceRow Gzip(string name, string kind, string compressed) => Compressed(name, kind, compressed) with
    {
        How = "a request that is sent so, in chunks",
        Request = address => Post(address, Answers.Body, "application/json"),
        RealRequest = address => InChunks(Post(address, compressed, "application/json", "gzip")),
    };

    private static ConformanceRow Compressed(string name, string kind, string compressed) => Of(name, $$"""{"type": "corrupt", "kind": "{{kind}}"{{(kind == "gzip" ? "" : ", \"keep\": 50")}}, "on": "request"}""", "") with
    {
        Real = () => KestrelServer.StartAsync(Echoes.DecompressedAsync),
        Well = () => KestrelServer.StartAsync(Echoes.DecompressedAsync),
        Request = address => Post(address, s_compressed, "application/json", "gzip"),
        RealRequest = address => Post(address, compressed, "application/json", "gzip"),
    };

    private static HttpRequestMessage Post(Uri address, string body, string type, string? encoding = null)
    {
        var content = new ByteArrayContent(Encoding.Latin1.GetBytes(body));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        if (encoding is not null)
        {
            content.Headers.ContentEncoding.Add(encoding);
        }

        return new(HttpMethod.Post, address) { Content = content };
    }

    private static HttpRequestMessage InChunks(HttpRequestMessage request)
    {
        request.Headers.TransferEncodingChunked = true;
        return request;
    }

    private static StreamContent Short()
    {
        var content = new StreamContent(new MemoryStream(Encoding.UTF8.GetBytes(Answers.Body[..40])));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("application/json");
        content.Headers.ContentLength = Answers.Body.Length;
        return content;
    }
}
