namespace FaultKit;

/// <summary>The body of a response whose connection ends in the middle.</summary>
/// <remarks>
/// Reads fail as those of the runtime's own body streams do. These count what is missing in a read, and do not while they copy
/// themselves as a whole (.NET 10): a reader and a copier see different messages.
/// </remarks>
internal sealed class BrokenStream : Stream
{
    private const int Piece = 8192;

    private readonly Stream _inner;
    private readonly ConnectionKind _kind;
    private readonly long? _length;
    private readonly long _after;
    private long _passed;
    private bool _isBroken;

    /// <param name="inner">The body.</param>
    /// <param name="end">Where it ends, and how.</param>
    /// <param name="length">The length that was promised; null where none was.</param>
    public BrokenStream(Stream inner, PayloadBreak end, long? length)
    {
        (_inner, _kind, _length) = (inner, end.Kind, length);
        _after = Math.Min(end.After, (length ?? long.MaxValue) - 1);
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer) => buffer.IsEmpty ? 0 : ReadSome(buffer) is var count and > 0 ? count : throw Failure(_length - _passed);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        buffer.IsEmpty ? 0
        : await ReadSomeAsync(buffer, cancellationToken).ConfigureAwait(false) is var count and > 0 ? count
        : throw Failure(_length - _passed);

    public override async Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken)
    {
        ValidateCopyToArguments(destination, bufferSize);
        var piece = new byte[Piece];
        for (int count; (count = await ReadSomeAsync(piece, cancellationToken).ConfigureAwait(false)) > 0;)
        {
            await destination.WriteAsync(piece.AsMemory(0, count), cancellationToken).ConfigureAwait(false);
        }

        throw Failure(null);
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override async ValueTask DisposeAsync()
    {
        await _inner.DisposeAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private int ReadSome(Span<byte> buffer)
    {
        var count = _isBroken ? 0 : _inner.Read(buffer[..Left(buffer.Length)]);
        _passed += count;
        return count;
    }

    private async ValueTask<int> ReadSomeAsync(Memory<byte> buffer, CancellationToken cancellation)
    {
        var count = _isBroken ? 0 : await _inner.ReadAsync(buffer[..Left(buffer.Length)], cancellation).ConfigureAwait(false);
        _passed += count;
        return count;
    }

    private int Left(int most) => (int)Math.Min(most, _after - _passed);

    /// <summary>The connection has ended: what is left of it is of no use to anybody.</summary>
    private IOException Failure(long? missing)
    {
        _isBroken = true;
        _inner.Dispose();
        return HttpExceptions.BrokenBody(_kind, missing);
    }
}
