namespace FaultKit;

/// <summary>Changes a payload while it is written; the counterpart of <see cref="MangledStream"/>.</summary>
/// <remarks>It does not own the target: a payload ends before the stream that carries it. End it with <see cref="Finish"/>.</remarks>
internal sealed class MangledTarget(Stream target, PayloadEdits edits) : Stream
{
    private readonly EditCursor _cursor = new(edits);
    private readonly MemoryStream _ready = new();

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>The payload has ended: writes what is put in at its end.</summary>
    public void Finish() => target.Write(End().Span);

    /// <summary>The payload has ended: writes what is put in at its end.</summary>
    public ValueTask FinishAsync(CancellationToken cancellation) => target.WriteAsync(End(), cancellation);

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer) => target.Write(Pass(buffer).Span);

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        target.WriteAsync(Pass(buffer.Span), cancellationToken);

    public override void Flush() => target.Flush();

    public override Task FlushAsync(CancellationToken cancellationToken) => target.FlushAsync(cancellationToken);

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private ReadOnlyMemory<byte> Pass(ReadOnlySpan<byte> piece)
    {
        _ready.SetLength(0);
        _cursor.Pass(piece, _ready);
        return _ready.GetBuffer().AsMemory(0, (int)_ready.Length);
    }

    private ReadOnlyMemory<byte> End()
    {
        _ready.SetLength(0);
        _cursor.End(_ready);
        return _ready.GetBuffer().AsMemory(0, (int)_ready.Length);
    }
}
