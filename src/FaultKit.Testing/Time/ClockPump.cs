namespace FaultKit.Testing;

/// <summary>Runs a flow on a <see cref="VirtualClock"/>: starts it, and whenever all of it waits, fires the next timer, until it is over.</summary>
/// <remarks>
/// It needs threads of its own. One pumps: the flow's continuations run on it. Another watches: where the flow blocks the first in a wait
/// that only time can end (<c>.Result</c>, a synchronous delay), a fresh one takes over the pumping.
/// </remarks>
#pragma warning disable CA1001 // The event outlives the run, on threads that still look at it, and without a wait handle it holds nothing of the system's.
internal sealed class ClockPump
#pragma warning restore CA1001
{
    /// <summary>How often the watch looks, and so how long a thread is blocked before it is found to be.</summary>
    private static readonly TimeSpan s_glance = TimeSpan.FromMilliseconds(15);

    /// <summary>No flow lasts longer in virtual time; one that does is waiting for something that a timer keeps putting off.</summary>
    private static readonly TimeSpan s_longest = TimeSpan.FromDays(30);

    /// <summary>Flows that block so many threads at once are in a deadlock.</summary>
    private const int MostBlocked = 32;

    private readonly VirtualClock _clock;
    private readonly Func<Task> _start;
    private readonly Action<Exception?> _report;
    private readonly ManualResetEventSlim _over = new();
    private readonly FlowPresence _presence = new();
    private readonly FlowRest _rest;
    private readonly List<Thread> _blocked = [];
    private Task? _flow;
    private Thread? _pumping;
    private long _beats;
    private int _isOver;

    /// <param name="clock">The clock.</param>
    /// <param name="start">Starts the flow.</param>
    /// <param name="report">Told when it is over, with a failure of the pump, or null where the flow itself ended.</param>
    public ClockPump(VirtualClock clock, Func<Task> start, Action<Exception?> report)
    {
        (_clock, _start, _report) = (clock, start, report);
        _rest = new(_presence, CountBlocked);
    }

    public void Start()
    {
        Hand(() =>
        {
            _presence.Enter(() => _flow = Begin());
            Pump();
        });
        new Thread(Watch) { IsBackground = true, Name = "FaultKit clock watch" }.Start();
    }

    /// <summary>The flow's own exception is the flow's outcome, also where it came before the first wait.</summary>
    private Task Begin()
    {
#pragma warning disable CA1031 // Whatever the flow throws is reported to who started it.
        try
        {
            return _start();
        }
        catch (Exception e)
        {
            End(e);
            return Task.CompletedTask;
        }
#pragma warning restore CA1031
    }

    private void Hand(Action work)
    {
        _pumping = new Thread(() => work()) { IsBackground = true, Name = "FaultKit virtual clock" };
        _pumping.Start();
    }

    private void Pump()
    {
        var self = Thread.CurrentThread;
        while (!IsDone(self))
        {
            Interlocked.Increment(ref _beats);
            if (!_rest.Wait(_clock.Patience, () => IsDone(self)))
            {
                End(new FaultTestException(
                    $"The flow never came to rest for {_clock.Patience.TotalSeconds} s, so virtual time could not go on. Work of it blocks a thread of the pool "
                    + "(.Result, .Wait(), Thread.Sleep; await instead), computes without end, or finds no free thread in the pool (put tests on virtual time into a collection that does not run in parallel with others that fill the pool)."));
            }
            else if (!IsDone(self) && !_clock.FireNext())
            {
                WaitForTheWorld(self);
            }
            else if (_clock.Elapsed > s_longest)
            {
                End(new FaultTestException(
                    $"The flow was not over after {s_longest.TotalDays} days of virtual time. Something in it waits again and again: a retry without a limit, or a timer that repeats while "
                    + "the flow waits for what is not on the virtual clock (a socket, a process, Task.Delay without a TimeProvider)."));
            }
        }

        if (_flow is { IsCompleted: true })
        {
            End(null);
        }
    }

    /// <summary>Nothing is due and the flow still waits: for a socket, a process, the system's clock. It may come, or never.</summary>
    private void WaitForTheWorld(Thread self)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!IsDone(self) && !_clock.HasNext)
        {
            if (TimeProvider.System.GetElapsedTime(start) > _clock.Patience)
            {
                End(new FaultTestException(
                    $"The flow waits, nothing is due on the virtual clock, and nothing else came for {_clock.Patience.TotalSeconds} s. It waits for something that this clock cannot bring about: a Task that nobody completes, "
                    + "a socket or process, or a delay on another clock (give what delays this clock as its TimeProvider; HttpClient.Timeout needs services.AddTestTime() or TestTime.CreateClient)."));
                return;
            }

            Interlocked.Increment(ref _beats);
            _over.Wait(TimeSpan.FromMilliseconds(1));
        }
    }

    private bool IsDone(Thread self) => _over.IsSet || self != _pumping || _flow is { IsCompleted: true };

    /// <summary>Threads that the flow held in a wait and that still are its own, and how many of them wait now: one that was woken has work to do.</summary>
    private (int Known, int Waiting) CountBlocked()
    {
        lock (_blocked)
        {
            _blocked.RemoveAll(thread => !thread.IsAlive);
            return (_blocked.Count, _blocked.Count(thread => (thread.ThreadState & ThreadState.WaitSleepJoin) != 0));
        }
    }

    private void Watch()
    {
        var (blocked, last, before) = (0, -1L, false);
        while (!_over.Wait(s_glance))
        {
            var beats = Interlocked.Read(ref _beats);
            var isStuck = beats == last && (_pumping!.ThreadState & ThreadState.WaitSleepJoin) != 0;
            if (isStuck && before)
            {
                if (++blocked > MostBlocked)
                {
                    End(new FaultTestException(
                        $"The flow holds {blocked} threads in waits that never end (.Result, .Wait(), GetAwaiter().GetResult()). Await instead: a blocked thread cannot be woken by virtual time that nobody moves."));
                    return;
                }

                lock (_blocked)
                {
                    _blocked.Add(_pumping!);
                }

                Hand(Pump);
                isStuck = false;
            }

            (last, before) = (beats, isStuck);
        }
    }

    private void End(Exception? failure)
    {
        if (Interlocked.Exchange(ref _isOver, 1) == 0)
        {
            _over.Set();
            _report(failure);
        }
    }
}
