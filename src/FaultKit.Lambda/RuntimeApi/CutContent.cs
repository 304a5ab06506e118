using System.Net;

namespace FaultKit.Lambda;

/// <summary>A streamed answer whose connection ends in the middle; the function is heard out, as if nothing had happened.</summary>
internal sealed class CutContent : HttpContent
{
    private readonly HttpContent _inner;
    private readonly StreamEnd _end;

    public CutContent(HttpContent inner, StreamEnd end)
    {
        (_inner, _end) = (inner, end);
        foreach (var header in inner.Headers.NonValidated)
        {
            if (!string.Equals(header.Key, "Content-Length", StringComparison.OrdinalIgnoreCase))
            {
                Headers.TryAddWithoutValidation(header.Key, header.Value);
            }
        }
    }

    /// <summary>Whether it was cut, which the sender sees as a failure of its own.</summary>
    public bool IsCut { get; private set; }

    /// <summary>The function's writing, which goes on behind the cut.</summary>
    public Task Rest { get; private set; } = Task.CompletedTask;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        var target = new CutTarget(stream, _end);
        await using (target.ConfigureAwait(false))
        {
            if (_end.After == 0)
            {
                await target.CutAsync(cancellationToken).ConfigureAwait(false);
            }

            Rest = _inner.CopyToAsync(target, context, cancellationToken);
            await Task.WhenAny(Rest, target.Cut).ConfigureAwait(false);
            if (!target.Cut.IsCompleted)
            {
                await Rest.ConfigureAwait(false);
                await target.CutAsync(cancellationToken).ConfigureAwait(false);
            }

            if (target.Cut.IsCompleted)
            {
                IsCut = true;
                throw new IOException("The stream was made to break off by FaultKit.");
            }
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _end.Report.Miss("the stream ended otherwise");
            _inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
