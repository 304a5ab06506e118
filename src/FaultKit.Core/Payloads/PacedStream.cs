namespace FaultKit;

/// <summary>Lets the bytes of a payload pass at their pace, while it is read or written.</summary>
/// <param name="inner">Where the bytes come from, or go to.</param>
/// <param name="pace">The pace.</param>
/// <param name="ownsInner">Whether the inner stream ends with this one: a source does, a target outlives its payload.</param>
/// <param name="givenUp">How reads and writes fail whose wait is ended; null where nobody's words are asked for.</param>
/// <param name="held">Ends waits that hold their thread.</param>
internal sealed class PacedStream(Stream inner, Pace pace, bool ownsInner, GivenUp? givenUp = null, CancellationToken held = default) : Stream
{
    private readonly Pacer _pacer = new(pace);

    /// <summary>Ends the waits of a body that is disposed of while somebody reads it: the runtime's own reads end then too.</summary>
    private readonly CancellationTokenSource _end = new();

    public override bool CanRead => inner.CanRead;

    public override bool CanSeek => false;

    public override bool CanWrite => inner.CanWrite;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var count = inner.Read(buffer[..Math.Min(buffer.Length, _pacer.Most)]);
        if (count > 0)
        {
            Pass(count);
        }

        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = await inner.ReadAsync(buffer[..Math.Min(buffer.Length, _pacer.Most)], cancellationToken).ConfigureAwait(false);
        if (count > 0)
        {
            await PassAsync(count, cancellationToken).ConfigureAwait(false);
        }

        return count;
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            var count = Math.Min(buffer.Length, _pacer.Most);
            Pass(count);
            inner.Write(buffer[..count]);
            buffer = buffer[count..];
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (!buffer.IsEmpty)
        {
            var count = Math.Min(buffer.Length, _pacer.Most);
            await PassAsync(count, cancellationToken).ConfigureAwait(false);
            await inner.WriteAsync(buffer[..count], cancellationToken).ConfigureAwait(false);
            buffer = buffer[count..];
        }
    }

    public override void Flush() => inner.Flush();

    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override async ValueTask DisposeAsync()
    {
        await _end.CancelAsync().ConfigureAwait(false);
        if (ownsInner)
        {
            await inner.DisposeAsync().ConfigureAwait(false);
        }

        await base.DisposeAsync().ConfigureAwait(false);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _end.Cancel();
            if (ownsInner)
            {
                inner.Dispose();
            }
        }

        base.Dispose(disposing);
    }

    private async Task PassAsync(int count, CancellationToken cancellation)
    {
        if (_pacer.Owed(count) is not { } wait)
        {
            return;
        }

        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, _end.Token);
        try
        {
            await wait.WaitAsync(pace.Clock, pace.Off, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            throw Failure(holdsThread: false, cancellation);
        }
    }

    private void Pass(int count)
    {
        if (_pacer.Owed(count) is not { } wait)
        {
            return;
        }

        using var either = CancellationTokenSource.CreateLinkedTokenSource(held, _end.Token);
        try
        {
            wait.Wait(pace.Clock, pace.Off, either.Token);
        }
        catch (OperationCanceledException)
        {
            throw Failure(holdsThread: true, held);
        }
    }

    private Exception Failure(bool holdsThread, CancellationToken cancellation) =>
        givenUp is not null ? givenUp(holdsThread, cancellation)
        : cancellation.IsCancellationRequested ? new OperationCanceledException(cancellation)
        : new ObjectDisposedException(nameof(PacedStream));
}
