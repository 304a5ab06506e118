namespace FaultKit.AwsSdk.Tests.Shared;

/// <summary>A stream that cannot be read by a thread that waits.</summary>
/// <param name="bytes">What it holds.</param>
internal sealed class TasksOnlyStream(byte[] bytes) : MemoryStream(bytes, writable: false)
{
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Read this with a task.");

    public override int Read(Span<byte> buffer) => throw new NotSupportedException("Read this with a task.");

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask;
        cancellationToken.ThrowIfCancellationRequested();
        var count = Math.Min(buffer.Length, (int)(Length - Position));
        ToArray().AsMemory((int)Position, count).CopyTo(buffer);
        Position += count;
        return count;
    }

    public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        await ReadAsync(buffer.AsMemory(offset, count), cancellationToken);

    public override async Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken)
    {
        await destination.WriteAsync(ToArray().AsMemory((int)Position), cancellationToken);
        Position = Length;
    }
}
