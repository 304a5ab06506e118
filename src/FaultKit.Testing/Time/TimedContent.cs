using System.Net;

namespace FaultKit.Testing;

/// <summary>A body that the client which reads it gives up on in time: it buffers one after its handlers are done.</summary>
internal sealed class TimedContent : HttpContent
{
    private readonly HttpContent _inner;
    private readonly RequestDeadline _deadline;

    public TimedContent(HttpContent inner, RequestDeadline deadline)
    {
        (_inner, _deadline) = (inner, deadline);
        foreach (var (name, values) in inner.Headers.NonValidated)
        {
            Headers.TryAddWithoutValidation(name, values);
        }
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        if (!_deadline.IsMeantBy(cancellationToken))
        {
            await _inner.CopyToAsync(stream, context, cancellationToken).ConfigureAwait(false);
            return;
        }

        await _deadline.RunAsync(async token =>
        {
            await _inner.CopyToAsync(stream, context, token).ConfigureAwait(false);
            return true;
        }).ConfigureAwait(false);
    }

    protected override void SerializeToStream(Stream stream, TransportContext? context, CancellationToken cancellationToken) => _inner.CopyTo(stream, context, cancellationToken);

    protected override Task<Stream> CreateContentReadStreamAsync() => CreateContentReadStreamAsync(CancellationToken.None);

    protected override async Task<Stream> CreateContentReadStreamAsync(CancellationToken cancellationToken) =>
        new TimedStream(await _inner.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false), _deadline);

    protected override Stream CreateContentReadStream(CancellationToken cancellationToken) => new TimedStream(_inner.ReadAsStream(cancellationToken), _deadline);

    protected override bool TryComputeLength(out long length)
    {
        length = _inner.Headers.ContentLength ?? 0;
        return _inner.Headers.ContentLength is not null;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
