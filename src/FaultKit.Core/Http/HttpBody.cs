using System.Net;

namespace FaultKit;

/// <summary>The bodies of messages, as faults need to know them.</summary>
internal static class HttpBody
{
    /// <summary>How long the body of a response is, in bytes; null where nobody knows, 0 where none comes, whatever the head says.</summary>
    public static long? LengthOf(HttpResponseMessage response) =>
        response.RequestMessage?.Method == HttpMethod.Head || response.StatusCode is HttpStatusCode.NoContent or HttpStatusCode.NotModified
            ? 0
            : response.Content.Headers.ContentLength;

    /// <summary>What the head says of a body.</summary>
    public static PayloadHead HeadOf(HttpContent content) => new(Text(content, "Content-Type"), Text(content, "Content-Encoding"));

    /// <summary>The body of a response with the changes made as it passes.</summary>
    /// <param name="response">The response as it came.</param>
    /// <param name="move">The changes.</param>
    /// <param name="decompresses">Whether the client decompresses bodies itself, so that the application never sees a compressed one.</param>
    public static HttpContent Mangle(HttpResponseMessage response, MangleMove move, bool decompresses)
    {
        var mangled = new MangledContent(response.Content, move, ownsInner: true, HttpExceptions.Reading(response.Version));
        return decompresses && move.Head.IsGzip && !HeadOf(response.Content).IsGzip ? new DecompressedContent(mangled) : mangled;
    }

    /// <summary>Whether the handler at the end of a pipeline decompresses what is compressed with gzip.</summary>
    public static bool Decompresses(HttpMessageHandler? handler) => handler switch
    {
        DelegatingHandler { InnerHandler: var inner } => Decompresses(inner),
        SocketsHttpHandler sockets => sockets.AutomaticDecompression.HasFlag(DecompressionMethods.GZip),
        HttpClientHandler client => client.AutomaticDecompression.HasFlag(DecompressionMethods.GZip),
        _ => false,
    };

    private static string? Text(HttpContent content, string header) =>
        content.Headers.NonValidated.TryGetValues(header, out var values) ? values.ToString() : null;
}
