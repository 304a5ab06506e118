using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace FaultKit.Conformance;

/// <summary>Requests whose bodies are broken or late when the server reads them; the real ones are sent so. The server answers with what it got.</summary>
internal static class RequestRows
{
    /// <summary>More than the buffers of two sockets hold.</summary>
    private static readonly byte[] s_much = new byte[32 * 1024 * 1024];

    public static IReadOnlyList<ConformanceRow> All { get; } =
    [
        Of("shorter, and its length with it", """{"type": "corrupt", "kind": "truncate", "keep": 40, "on": "request"}""", Answers.Body[..40]),
        Of("empty", """{"type": "corrupt", "kind": "empty", "on": "request"}""", ""),
        Of("no JSON any more", """{"type": "corrupt", "kind": "malformed-json", "on": "request"}""", "}" + Answers.Body),
        Of("twice", """{"type": "corrupt", "kind": "duplicate", "on": "request"}""", Answers.Body + Answers.Body),
        Of("too long", """{"type": "corrupt", "kind": "oversize", "bytes": 50, "on": "request"}""", Answers.Body + new string(' ', 50)),
        Of("another content type", """{"type": "corrupt", "kind": "content-type", "on": "request"}""", Answers.Body, "text/html"),
        Of("another charset", """{"type": "corrupt", "kind": "charset", "on": "request"}""", Answers.Body, "application/json; charset=utf-16"),
        Of("slow", """{"type": "slow-body", "chunkBytes": 10, "pause": "1ms", "on": "request"}""", Answers.Body),
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
        Real = () => KestrelServer.StartAsync(EchoAsync),
        Well = () => KestrelServer.StartAsync(EchoAsync),
        How = "a request that is sent so",
        Request = address => Post(address, Answers.Body, "application/json"),
        RealRequest = address => Post(address, body, type),
    };

    private static HttpRequestMessage Post(Uri address, string body, string type)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        return new(HttpMethod.Post, address) { Content = content };
    }

    private static StreamContent Short()
    {
        var content = new StreamContent(new MemoryStream(Encoding.UTF8.GetBytes(Answers.Body[..40])));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("application/json");
        content.Headers.ContentLength = Answers.Body.Length;
        return content;
    }

    private static async Task EchoAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        var echo = $"{context.Request.ContentType}, {context.Request.ContentLength} bytes: {body}";
        context.Response.ContentLength = echo.Length;
        await context.Response.WriteAsync(echo);
    }
}
