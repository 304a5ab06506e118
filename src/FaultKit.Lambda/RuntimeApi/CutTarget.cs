namespace FaultKit.Lambda;

/// <summary>Lets the first bytes of a stream pass, and swallows the others.</summary>
/// <remarks>It does not own the target.</remarks>
internal sealed class CutTarget(Stream target, StreamEnd end) : Stream
{
    private readonly TaskCompletionSource _cut = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _left = end.After;
    private bool _isCalledOff;

    /// <summary>Completed once the stream is cut.</summary>
    public Task Cut => _cut.Task;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Cuts it here, unless faults have been turned off.</summary>
    public async ValueTask CutAsync(CancellationToken cancellation)
    {
        if (_isCalledOff || _cut.Task.IsCompleted)
        {
            return;
        }

        await target.FlushAsync(cancellation).ConfigureAwait(false);
        if (end.Report.Make())
        {
            _cut.SetResult();
        }
        else
        {
            _isCalledOff = true;
        }
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (!buffer.IsEmpty && !_cut.Task.IsCompleted)
        {
            var count = _isCalledOff ? buffer.Length : (int)Math.Min(buffer.Length, _left);
            await target.WriteAsync(buffer[..count], cancellationToken).ConfigureAwait(false);
            buffer = buffer[count..];
            _left -= count;
            if (_left == 0)
            {
                await CutAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task FlushAsync(CancellationToken cancellationToken) => _cut.Task.IsCompleted ? Task.CompletedTask : target.FlushAsync(cancellationToken);

    public override void Write(byte[] buffer, int offset, int count) => WriteAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    public override void Flush()
    {
        if (!_cut.Task.IsCompleted)
        {
            target.Flush();
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
