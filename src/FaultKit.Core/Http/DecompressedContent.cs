using System.IO.Compression;
using System.Net;

namespace FaultKit;

/// <summary>A compressed body as a client hands it on that decompresses bodies itself.</summary>
/// <remarks>The client's own decompression lies beneath us. This one is the same, so that what it makes of a broken body is too.</remarks>
internal sealed class DecompressedContent : HttpContent
{
    private readonly HttpContent _compressed;

    public DecompressedContent(HttpContent compressed)
    {
        _compressed = compressed;
        foreach (var header in compressed.Headers.NonValidated)
        {
            if (header.Key is not ("Content-Encoding" or "Content-Length"))
            {
                Headers.TryAddWithoutValidation(header.Key, header.Value);
            }
        }
    }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        await SerializeToStreamAsync(stream, context, CancellationToken.None).ConfigureAwait(false);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        var source = await CreateContentReadStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (source.ConfigureAwait(false))
        {
            await source.CopyToAsync(stream, cancellationToken).ConfigureAwait(false);
        }
    }

    protected override void SerializeToStream(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        using var source = CreateContentReadStream(cancellationToken);
        source.CopyTo(stream);
    }

    protected override Stream CreateContentReadStream(CancellationToken cancellationToken) => new GZipStream(_compressed.ReadAsStream(cancellationToken), CompressionMode.Decompress);

    protected override Task<Stream> CreateContentReadStreamAsync() => CreateContentReadStreamAsync(CancellationToken.None);

    protected override async Task<Stream> CreateContentReadStreamAsync(CancellationToken cancellationToken) =>
        new GZipStream(await _compressed.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false), CompressionMode.Decompress);

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _compressed.Dispose();
        }

        base.Dispose(disposing);
    }
}
