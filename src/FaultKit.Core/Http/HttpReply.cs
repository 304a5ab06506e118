using System.Net;

namespace FaultKit;

/// <summary>Writes an injected answer as a response that a server could have sent.</summary>
internal static class HttpReply
{
    /// <summary>A new response: one that is shared would be read to its end by the first who gets it.</summary>
    /// <param name="reply">The answer.</param>
    /// <param name="request">What it answers.</param>
    /// <param name="now">What time it says it is; null where it says none of its own.</param>
    public static HttpResponseMessage Create(WireReply reply, HttpRequestMessage request, DateTimeOffset? now)
    {
        // No body goes with these, whatever a plan says (RFC 9110, sections 9.3.2, 15.3.5, 15.4.5).
        var hasNoLength = reply.Status is 204 or 304 or < 200;
        var isBare = hasNoLength || request.Method == HttpMethod.Head;
        var response = new HttpResponseMessage((HttpStatusCode)reply.Status)
        {
            RequestMessage = request,
            Version = VersionOf(request),
            Content = isBare ? new BareContent() : new ReadOnlyMemoryContent(reply.Body),
        };
        if (!reply.Headers.Has("Date"))
        {
            response.Headers.Date = now;
        }

        foreach (var (name, value) in reply.Headers)
        {
            if (!response.Headers.TryAddWithoutValidation(name, value))
            {
                response.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        // Computed lazily by the content otherwise; a server says it, and says to HEAD what it would say to GET.
        if (!hasNoLength)
        {
            response.Content.Headers.ContentLength ??= reply.Body.Length;
        }

        return response;
    }

    /// <summary>What client and server would have agreed on: without TLS nobody negotiates, so a request that may go lower does.</summary>
    public static Version VersionOf(HttpRequestMessage request) =>
        request.Version.Major < 2 || (request.VersionPolicy == HttpVersionPolicy.RequestVersionOrLower && request.RequestUri?.Scheme == Uri.UriSchemeHttp)
            ? HttpVersion.Version11
            : request.Version;

    /// <summary>No body, and no length made up for it: an empty array would say zero.</summary>
    private sealed class BareContent : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => Task.CompletedTask;

        protected override void SerializeToStream(Stream stream, TransportContext? context, CancellationToken cancellationToken)
        {
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
