namespace FaultKit;

/// <summary>Changes a payload while it is read.</summary>
internal sealed class MangledStream(Stream inner, PayloadPass pass) : Stream
{
    private readonly MemoryStream _ready = new();
    private readonly byte[] _piece = new byte[8192];
    private bool _isRead;
    private bool _isEnded;

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

    public override int Read(Span<byte> buffer)
    {
        while (_ready.Position == _ready.Length && !_isEnded && buffer.Length > 0)
        {
            Take(_isRead ? 0 : inner.Read(_piece));
        }

        return _ready.Read(buffer);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (_ready.Position == _ready.Length && !_isEnded && buffer.Length > 0)
        {
            Take(_isRead ? 0 : await inner.ReadAsync(_piece, cancellationToken).ConfigureAwait(false));
        }

        return _ready.Read(buffer.Span);
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override async ValueTask DisposeAsync()
    {
        pass.Dispose();
        await inner.DisposeAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            pass.Dispose();
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Take(int count)
    {
        _ready.SetLength(0);
        if (count > 0)
        {
            pass.Pass(_piece.AsSpan(0, count), _ready);
        }
        else
        {
            _isEnded = !pass.End(_ready);
        }

        // What is put in at the end may come in pieces too.
        _isRead = count == 0 || pass.IsOver;
        _ready.Position = 0;
    }
}
