namespace FaultKit.Testing;

/// <summary>Reads a queue for a function, as Lambda's event source mapping does.</summary>
/// <remarks>Nothing polls: the queue says when there is something to look at, and the end of a batch does.</remarks>
internal sealed class EventSourceMapping(EmulatedQueue queue, EmulatedFunction function, EventSourceMappingOptions options, TimeProvider time)
{
    private readonly Lock _gate = new();
    private int _busy;
    private ITimer? _window;
    private bool _isWindowOver;

    public EmulatedFunction Function => function;

    /// <summary>Delivers what can be delivered now.</summary>
    public void Look()
    {
        while (TryReceive() is { } lease)
        {
            _ = DeliverAsync(lease);
        }
    }

    private QueueLease? TryReceive()
    {
        lock (_gate)
        {
            var count = queue.VisibleCount;
            if (count == 0 || _busy >= options.MaximumConcurrency || !IsDue(count))
            {
                return null;
            }

            var lease = queue.Receive(options.BatchSize);
            _busy += lease is not null ? 1 : 0;
            return lease;
        }
    }

    /// <summary>Whether a batch is full, or has waited for that long enough.</summary>
    private bool IsDue(int count)
    {
        if (count >= options.BatchSize || _isWindowOver || options.MaximumBatchingWindow == TimeSpan.Zero)
        {
            _isWindowOver = false;
            _window?.Dispose();
            _window = null;
            return true;
        }

        _window ??= time.CreateTimer(_ => EndWindow(), null, options.MaximumBatchingWindow, Timeout.InfiniteTimeSpan);
        return false;
    }

    private void EndWindow()
    {
        lock (_gate)
        {
            _isWindowOver = true;
        }

        Look();
    }

    private async Task DeliverAsync(QueueLease lease)
    {
        var batch = lease.Batch;
#pragma warning disable CA1031 // Nobody awaits this: whatever it is, whoever waits for the messages is told, and does not wait for ever.
        try
        {
            var outcome = await function.ServeAsync(queue.Write(batch), batch[0].Test).ConfigureAwait(false);
            ObjectDisposedException.ThrowIf(outcome.Kind == LambdaOutcomeKind.Stopped, typeof(LambdaEmulator));
            var failed = BatchAnswer.FailedOf(outcome, batch, options.ReportBatchItemFailures);
            queue.Delete(lease, batch.Except(failed));
        }
        catch (ObjectDisposedException e)
        {
            // Stays busy, so that nothing is delivered any more.
            queue.Fail(batch[0].Test, e);
            return;
        }
        catch (Exception e)
        {
            // No runtime, or more than an event may hold: it will be so the next time as well.
            queue.Fail(batch[0].Test, e);
        }
#pragma warning restore CA1031

        lock (_gate)
        {
            _busy--;
        }

        Look();
    }
}
