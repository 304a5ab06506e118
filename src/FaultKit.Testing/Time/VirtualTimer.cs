namespace FaultKit.Testing;

/// <summary>A timer of a <see cref="VirtualClock"/>.</summary>
/// <remarks>Calls back in the flow that made it, as the system's timers do, on the thread that moves the clock.</remarks>
/// <param name="clock">The clock.</param>
/// <param name="changing">The clock's lock: one for both, so that there is no order to get wrong.</param>
/// <param name="callback">What is called back.</param>
/// <param name="state">What it is called with.</param>
internal sealed class VirtualTimer(VirtualClock clock, Lock changing, TimerCallback callback, object? state) : ITimer
{
    private readonly ExecutionContext? _flow = ExecutionContext.Capture();
    private TimeSpan _period = Timeout.InfiniteTimeSpan;
    private long _standing;
    private bool _isDisposed;

    /// <summary>When it fires next; the clock's to set.</summary>
    public long Due { get; set; }

    /// <summary>Its place among those of the same due time; the clock's to set. A timer that is set anew gets a new one, and the old one stands no more.</summary>
    public long Order { get; set; }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        lock (changing)
        {
            if (_isDisposed)
            {
                return false;
            }

            _period = period;
            Stand(dueTime);
            return true;
        }
    }

    /// <summary>Takes it from the clock, unless it was set anew or disposed since it was given this place.</summary>
    public bool TryTake(long order)
    {
        lock (changing)
        {
            if (!Stands(order))
            {
                return false;
            }

            _standing = 0;
            return true;
        }
    }

    public bool Stands(long order) => !_isDisposed && _standing == order;

    public void Fire()
    {
        lock (changing)
        {
            // Set again before the callback, which may change it.
            if (!_isDisposed && _standing == 0 && _period > TimeSpan.Zero)
            {
                Stand(_period);
            }
        }

        if (_flow is null)
        {
            callback(state);
        }
        else
        {
            ExecutionContext.Run(_flow, static timer => ((VirtualTimer)timer!).CallBack(), this);
        }
    }

    public void Dispose()
    {
        lock (changing)
        {
            _isDisposed = true;
        }
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return default;
    }

    private void CallBack() => callback(state);

    private void Stand(TimeSpan dueTime)
    {
        _standing = 0;
        if (dueTime != Timeout.InfiniteTimeSpan)
        {
            clock.Schedule(this, dueTime);
            _standing = Order;
        }
    }
}
