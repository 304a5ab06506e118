namespace FaultKit;

/// <summary>Looks at a plan's source while faults are being acted out: an operator's "off" must end a long delay, though no work enters.</summary>
/// <remarks>
/// A timer that runs while there is a reason, and for one period longer. A process that is idle, as a Lambda environment between
/// invocations, runs none.
/// </remarks>
internal sealed class PlanVigil(FaultInjector injector) : IDisposable
{
    public static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    private readonly Lock _changing = new();
    private ITimer? _timer;
    private volatile bool _isRunning;
    private bool _isForEver;
    private bool _isOver;

    /// <summary>A fault begins to be acted out; a field read, where others are.</summary>
    public void Begin()
    {
        if (!_isRunning)
        {
            Start();
        }
    }

    /// <summary>Looks from now on whether or not faults are acted out: for processes that no work enters by a door of ours.</summary>
    public void Stay()
    {
        _isForEver = true;
        Begin();
    }

    public void Dispose()
    {
        lock (_changing)
        {
            _isOver = true;
            _timer?.Dispose();
        }
    }

    private void Start()
    {
        lock (_changing)
        {
            if (_isRunning || _isOver || injector.Watch is not { IsWatching: true })
            {
                return;
            }

            _isRunning = true;

            // The timer outlives the call that began it, whose flow must not come along.
            using AsyncFlowControl? flow = ExecutionContext.IsFlowSuppressed() ? null : ExecutionContext.SuppressFlow();
            _timer ??= injector.Time.CreateTimer(_ => Look(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _timer.Change(Period, Period);
        }
    }

    private void Look()
    {
        injector.Watch?.Glance();
        injector.TurnOffIfExpired();
        if (_isForEver || injector.ActiveFaults > 0)
        {
            return;
        }

        lock (_changing)
        {
            _isRunning = false;
            if (!_isOver)
            {
                _timer!.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            }
        }

        // One that began in between has seen the timer running.
        if (injector.ActiveFaults > 0)
        {
            Begin();
        }
    }
}
