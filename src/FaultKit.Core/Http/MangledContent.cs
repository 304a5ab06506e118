using System.Net;

namespace FaultKit;

/// <summary>A body whose bytes are changed as they pass; never held as a whole.</summary>
internal sealed class MangledContent : HttpContent
{
    private readonly HttpContent _inner;
    private readonly MangleMove _move;
    private readonly long? _length;
    private readonly bool _ownsInner;
    private readonly GivenUp? _givenUp;

    /// <param name="inner">The body.</param>
    /// <param name="move">The changes.</param>
    /// <param name="ownsInner">Whether it ends with this one: a response's does, a request's is needed for the next attempt.</param>
    /// <param name="givenUp">How its reads or writes fail that are given up while bytes are waited for.</param>
    public MangledContent(HttpContent inner, MangleMove move, bool ownsInner, GivenUp? givenUp = null)
    {
        _inner = inner;
        _move = move;
        _ownsInner = ownsInner;
        _givenUp = givenUp;
        var length = inner.Headers.ContentLength;
        _length = length is null || IsShort ? length : move.LengthAfter(length.Value);
        foreach (var header in inner.Headers.NonValidated)
        {
            Headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        Say("Content-Type", move.Head.ContentType);
        Say("Content-Encoding", move.Head.ContentEncoding);
        Headers.ContentLength = _length;
    }

    /// <summary>Whether it promises more than it writes: who sends it, and so finds out, says so in words of its own.</summary>
    private bool IsShort => !_ownsInner && _move.Break is not null;

    private bool BreaksOff => _ownsInner && _move.Break is not null;

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        await SerializeToStreamAsync(stream, context, CancellationToken.None).ConfigureAwait(false);

    // Written by the body itself, as without us: its read stream can be had only once, and a retry sends the same body again.
    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        if (BreaksOff)
        {
            var source = await CreateContentReadStreamAsync(cancellationToken).ConfigureAwait(false);
            await using (source.ConfigureAwait(false))
            {
                await source.CopyToAsync(stream, cancellationToken).ConfigureAwait(false);
                return;
            }
        }

        var target = _move.WrapTarget(stream, _givenUp, cancellationToken);
        await using (target.ConfigureAwait(false))
        {
            await _inner.CopyToAsync(target, context, cancellationToken).ConfigureAwait(false);
            await target.FinishAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    protected override void SerializeToStream(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        if (BreaksOff)
        {
            using var source = Wrap(_inner.ReadAsStream(cancellationToken), cancellationToken);
            source.CopyTo(stream);
            return;
        }

        using var target = _move.WrapTarget(stream, _givenUp, cancellationToken);
        _inner.CopyTo(target, context, cancellationToken);
        target.Finish();
    }

    // Who reads a stream synchronously has no token, as with the runtime's own: that of this call is about getting it.
    protected override Stream CreateContentReadStream(CancellationToken cancellationToken) => Wrap(_inner.ReadAsStream(cancellationToken), CancellationToken.None);

    protected override Task<Stream> CreateContentReadStreamAsync() => CreateContentReadStreamAsync(CancellationToken.None);

    protected override async Task<Stream> CreateContentReadStreamAsync(CancellationToken cancellationToken) =>
        Wrap(await _inner.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false), CancellationToken.None);

    protected override bool TryComputeLength(out long length)
    {
        length = _length ?? 0;
        return _length is not null;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && _ownsInner)
        {
            _inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private Stream Wrap(Stream body, CancellationToken held)
    {
        var changed = _move.Wrap(body, _givenUp, held);
        return BreaksOff ? new BrokenStream(changed, _move.Break!, _length) : changed;
    }

    private void Say(string header, string? value)
    {
        if (value is not null)
        {
            Headers.Remove(header);
            Headers.TryAddWithoutValidation(header, value);
        }
    }
}
