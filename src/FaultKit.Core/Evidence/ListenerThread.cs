namespace FaultKit;

/// <summary>Tells one listener of events, on a thread of its own, so that a listener that blocks holds up nobody but itself.</summary>
/// <remarks>
/// The teller waits, so that a listener that returns at once has been told before the call goes on, in the call's own flow
/// (<see cref="ExecutionContext"/>: the current activity, the scopes of a log). It does not wait long: while a listener takes its
/// time, or its thread gets none, what comes is kept for it, up to a bound, and nobody waits. Not on the pool: there, tellers and
/// told would wait for the same threads. The thread begins with the first event and ends by itself when there is nothing to tell.
/// </remarks>
internal sealed class ListenerThread(IFaultListener listener)
{
    /// <summary>How long a call waits for a listener, at most and once.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(100);

    /// <summary>How long the thread stays without an event.</summary>
    private static readonly TimeSpan s_idle = TimeSpan.FromSeconds(2);

    /// <summary>How many events are kept for a listener that is behind; what comes beyond is not told.</summary>
    internal const int MostKept = 1_000;

    /// <summary>Whether it may be told by whoever has something to tell: it writes a line where the process writes its own, and a thread costs a cold start more than the line.</summary>
    private readonly bool _isQuick = listener is StderrListener;

    private readonly Lock _telling = new();

    // A monitor and not two events: there is nothing to dispose of, and who waits is woken under the lock.
    private readonly object _state = new();
    private Queue<Event>? _events;
    private Thread? _thread;
    private bool _isBehind;
    private int _untold;

    public void Tell(Action<IFaultListener> tell)
    {
        // What a listener does may be an event again: a log that sends over a client with faults in it.
        if (_isQuick || Thread.CurrentThread == Volatile.Read(ref _thread))
        {
            Run(tell);
            return;
        }

        Hand(tell);
    }

    /// <summary>Apart, and with a queue that is made here: a process that only writes to its error output pays for neither when it starts.</summary>
    private void Hand(Action<IFaultListener> tell)
    {
        lock (_telling)
        {
            lock (_state)
            {
                _events ??= new();
                if (_events.Count >= MostKept)
                {
                    return;
                }

                if (!HasThread())
                {
                    return;
                }

                _events.Enqueue(new(tell, ExecutionContext.Capture()));
                _untold++;
                Monitor.PulseAll(_state);
                while (_untold > 0 && !_isBehind)
                {
                    _isBehind = !Monitor.Wait(_state, s_patience) && _untold > 0;
                }
            }
        }
    }

    /// <summary>Begins the thread where there is none; false where a process that has too many gets no other.</summary>
    private bool HasThread()
    {
        if (_thread is not null)
        {
            return true;
        }

        var thread = new Thread(Listen) { IsBackground = true, Name = "FaultKit listener" };
        try
        {
            // The thread outlives the call that began it; each event brings its own flow.
            thread.UnsafeStart();
        }
        catch (OutOfMemoryException)
        {
            // That is how a process hears that it has too many threads. The event goes untold, and the call that brought it goes on.
            return false;
        }

        _thread = thread;
        return true;
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
                if (--_untold == 0)
                {
                    _isBehind = false;
                    Monitor.PulseAll(_state);
                }
            }
        }
    }

    /// <summary>Waits for an event; null where there was none for long enough.</summary>
    private Event? Next()
    {
        lock (_state)
        {
            while (_events!.Count == 0)
            {
                if (!Monitor.Wait(_state, s_idle) && _events.Count == 0)
                {
                    _thread = null;
                    return null;
                }
            }

            return _events.Dequeue();
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

    private sealed record Event(Action<IFaultListener> Tell, ExecutionContext? Flow);
}
