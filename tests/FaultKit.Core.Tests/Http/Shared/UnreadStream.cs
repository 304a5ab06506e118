namespace FaultKit.Tests.Http;

/// <summary>A stream that says whether it was read.</summary>
internal sealed class UnreadStream() : MemoryStream([1, 2, 3])
{
    public bool WasRead { get; private set; }

    public override int Read(Span<byte> buffer)
    {
        WasRead = true;
        return base.Read(buffer);
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
}
