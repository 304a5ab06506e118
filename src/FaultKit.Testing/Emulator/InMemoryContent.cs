using System.Net;
using System.Net.Http.Headers;

namespace FaultKit.Testing;

/// <summary>The body of a reply in memory, which knows whether anybody has read it.</summary>
internal sealed class InMemoryContent : HttpContent
{
    private readonly RuntimeApiReply _reply;
    private readonly CancellationToken _poll;
    private bool _delivered;

    public InMemoryContent(RuntimeApiReply reply, CancellationToken poll)
    {
        _reply = reply;
        _poll = poll;
        Headers.ContentType = new MediaTypeHeaderValue("application/json");
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _delivered = true;
        await stream.WriteAsync(_reply.Body, cancellationToken).ConfigureAwait(false);
    }

    protected override void SerializeToStream(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _delivered = true;
        stream.Write(_reply.Body.Span);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _reply.Body.Length;
        return !_reply.IsChunked;
    }

    protected override void Dispose(bool disposing)
    {
        // Thrown away unread by a poll that was cancelled: HttpClient noticed the token after the event had been given.
        if (disposing && !_delivered && _poll.IsCancellationRequested)
        {
            _reply.Undelivered();
        }

        base.Dispose(disposing);
    }
}
