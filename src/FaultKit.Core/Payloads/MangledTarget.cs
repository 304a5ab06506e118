namespace FaultKit;

/// <summary>Changes a payload while it is written; the counterpart of <see cref="MangledStream"/>.</summary>
/// <param name="target">Where it goes.</param>
/// <param name="pass">The changes; null for none.</param>
/// <remarks>It does not own the target: a payload ends before the stream that carries it. End it with <see cref="Finish"/>.</remarks>
internal sealed class MangledTarget(Stream target, PayloadPass? pass) : Stream
{
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

    private ReadOnlyMemory<byte> Ready => _ready.GetBuffer().AsMemory(0, (int)_ready.Length);

    /// <summary>The payload has ended: writes what is put in at its end.</summary>
    public void Finish()
    {
        for (var isMore = true; isMore;)
        {
            isMore = End();
            target.Write(Ready.Span);
        }
    }

    /// <summary>The payload has ended: writes what is put in at its end.</summary>
    public async ValueTask FinishAsync(CancellationToken cancellation)
    {
        for (var isMore = true; isMore;)
        {
            isMore = End();
            await target.WriteAsync(Ready, cancellation).ConfigureAwait(false);
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer) => target.Write(pass is null ? buffer : Pass(pass, buffer).Span);

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        target.WriteAsync(pass is null ? buffer : Pass(pass, buffer.Span), cancellationToken);

    public override void Flush() => target.Flush();

    public override Task FlushAsync(CancellationToken cancellationToken) => target.FlushAsync(cancellationToken);

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            pass?.Dispose();
        }

        base.Dispose(disposing);
    }

    private ReadOnlyMemory<byte> Pass(PayloadPass change, ReadOnlySpan<byte> piece)
    {
        _ready.SetLength(0);
        if (!change.IsOver)
        {
            change.Pass(piece, _ready);
        }

        return Ready;
    }

    private bool End()
    {
        _ready.SetLength(0);
        return pass?.End(_ready) ?? false;
    }
}
