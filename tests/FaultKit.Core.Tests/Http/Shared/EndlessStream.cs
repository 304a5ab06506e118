namespace FaultKit.Tests.Http;

/// <summary>A body of any length, made while it is read: a JSON list of texts.</summary>
internal sealed class EndlessStream(long length) : MemoryStream
{
    private const int Item = 1000;

    private static readonly byte[] s_items = [.. Enumerable.Range(0, 200 * Item).Select(i => (byte)((i % Item) switch { 0 or Item - 2 => '"', Item - 1 => ',', _ => 'x' }))];

    private long _position;

    /// <summary>The least length from some number of bytes on with which the list is complete.</summary>
    public static long Fitting(long atLeast) => (((atLeast / Item) + 1) * Item) + 1;

    public override int Read(Span<byte> buffer)
    {
        var at = (int)((_position + Item - 1) % Item);
        var count = (int)Math.Min(Math.Min(buffer.Length, s_items.Length - at), length - _position);
        s_items.AsSpan(at, count).CopyTo(buffer);
        if (count > 0 && _position == 0)
        {
            buffer[0] = (byte)'[';
        }

        _position += count;
        if (count > 0 && _position == length)
        {
            buffer[count - 1] = (byte)']';
        }

        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));
}
