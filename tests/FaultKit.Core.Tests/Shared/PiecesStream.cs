namespace FaultKit.Tests;

/// <summary>Gives a payload away in pieces of given sizes, as a network does.</summary>
internal sealed class PiecesStream(byte[] payload, int[] sizes) : MemoryStream(payload)
{
    private int _reads;

    public long Left => Length - Position;

    public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, sizes[_reads++ % sizes.Length])]);

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await Task.Yield();
        return Read(buffer.Span);
    }
}
