namespace FaultKit;

/// <summary>Tells one listener of events, on a thread of its own, so that a listener that blocks holds up nobody but itself.</summary>
/// <remarks>
/// The teller waits, so that a listener that returns at once has been told before the call goes on, in the call's own flow
/// (<see cref="ExecutionContext"/>: the current activity, the scopes of a log). It does not wait long: a listener that takes its
/// time is told no more until it returns. Not on the pool: there, tellers and told would wait for the same threads. The thread
/// begins with the first event and ends by itself when there is nothing to tell.
/// </remarks>
internal sealed class ListenerThread(IFaultListener listener)
{
    /// <summary>How long a call waits for a listener, at most and once.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(100);

    /// <summary>How long the thread stays without an event.</summary>
    private static readonly TimeSpan s_idle = TimeSpan.FromSeconds(2);

    private readonly Lock _telling = new();

    // A monitor and not two events: there is nothing to dispose of, and who waits is woken under the lock.
    private readonly object _state = new();
    private (Action<IFaultListener> Tell, ExecutionContext? Flow)? _event;
    private Thread? _thread;
    private bool _isBusy;

    public void Tell(Action<IFaultListener> tell)
    {
        // What a listener does may be an event again: a log that sends over a client with faults in it.
        if (Thread.CurrentThread == Volatile.Read(ref _thread))
        {
            Run(tell);
            return;
        }

        lock (_telling)
        {
            lock (_state)
            {
                // Still at an event that took too long: it is told no more until it returns.
                if (_isBusy)
                {
                    return;
                }

                _isBusy = true;
                _event = (tell, ExecutionContext.Capture());
                Start();
                Monitor.PulseAll(_state);
                while (_isBusy && Monitor.Wait(_state, s_patience))
                {
                    // Woken, and not by the end of the event: the thread has taken it.
                }
            }
        }
    }

    private void Start()
    {
        if (_thread is null)
        {
            _thread = new(Listen) { IsBackground = true, Name = "FaultKit listener" };

            // The thread outlives the call that began it; each event brings its own flow.
            _thread.UnsafeStart();
        }
    }

    private void Listen()
    {
        while (Next() is { } next)
        {
            if (next.Flow is null)
            {
                Run(next.Tell);
            }
            else
            {
                ExecutionContext.Run(next.Flow, _ => Run(next.Tell), null);
            }

            lock (_state)
            {
                _isBusy = false;
                Monitor.PulseAll(_state);
            }
        }
    }

    /// <summary>Waits for an event; null where there was none for long enough.</summary>
    private (Action<IFaultListener> Tell, ExecutionContext? Flow)? Next()
    {
        lock (_state)
        {
            while (_event is null)
            {
                if (!Monitor.Wait(_state, s_idle) && _event is null)
                {
                    _thread = null;
                    return null;
                }
            }

            var next = _event;
            _event = null;
            return next;
        }
    }

    private void Run(Action<IFaultListener> tell)
    {
#pragma warning disable CA1031 // A listener's failure must not become the host's, whatever it is.
        try
        {
            tell(listener);
        }
        catch (Exception)
        {
            // There is nobody left to tell: a listener is how we tell.
        }
#pragma warning restore CA1031
    }
}
