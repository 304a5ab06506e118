namespace FaultKit.Testing;

/// <summary>The stream of a <see cref="TimedContent"/>: <c>GetStringAsync</c> reads it with the client's token, and callers with their own.</summary>
internal sealed class TimedStream(Stream inner, RequestDeadline deadline) : Stream
{
    public override bool CanRead => inner.CanRead;

    public override bool CanSeek => inner.CanSeek;

    public override bool CanWrite => false;

    public override long Length => inner.Length;

    public override long Position
    {
        get => inner.Position;
        set => inner.Position = value;
    }

    public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);

    public override int Read(Span<byte> buffer) => inner.Read(buffer);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        deadline.IsMeantBy(cancellationToken) ? deadline.RunAsync(token => inner.ReadAsync(buffer, token)) : inner.ReadAsync(buffer, cancellationToken);

    public override long Seek(long offset, SeekOrigin origin) => inner.Seek(offset, origin);

    public override void Flush() => inner.Flush();

    public override void SetLength(long value) => throw new NotSupportedException("The body of a response cannot be changed.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("The body of a response cannot be changed.");

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
