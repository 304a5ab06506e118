using System.Diagnostics.CodeAnalysis;

namespace FaultKit.Testing;

/// <summary>A clock on which waiting costs nothing: when everything that runs on it waits, it jumps to the next moment at which something is due.</summary>
/// <remarks>
/// <para>
/// Give it to what waits: <c>FaultTest.RunAsync(..., time: clock)</c>, a resilience pipeline, a <see cref="PeriodicTimer"/>. Then run the flow on it:
/// <c>await clock.RunAsync(() => orders.PlaceAsync("MSFT"))</c>; <see cref="FaultTest.RunAsync"/> does so by itself. Timers fire one by one, in the
/// order of their due times, and the next one only when all that the last one set off has come to rest. So ten minutes of back-off end in milliseconds,
/// at the exact virtual times, in the same order every time.
/// </para>
/// <para>
/// The clock cannot see waits that do not run on it: <c>Thread.Sleep</c>, <c>Task.Delay</c> without a provider, sockets.
/// Use in-memory transports. Tests beside this one that keep
/// the thread pool busy make it slower: a collection that does not run in parallel is the place for tests on virtual time. Safe for any number of threads.
/// </para>
/// </remarks>
public sealed class VirtualClock : TimeProvider
{
    /// <summary>Where a clock starts unless said otherwise: 2000-01-01, a date that nobody takes for today.</summary>
    public static readonly DateTimeOffset DefaultStart = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Lock _changing = new();
    private readonly PriorityQueue<VirtualTimer, (long Due, long Order)> _waiting = new();
    private readonly DateTimeOffset _start;
    private long _now;
    private long _order;
    private int _runs;

    /// <summary>A clock.</summary>
    /// <param name="start">What time it is at first; <see cref="DefaultStart"/> unless said otherwise.</param>
    public VirtualClock(DateTimeOffset? start = null) => _start = start ?? DefaultStart;

    /// <summary>How long nothing may happen, in real time, before a flow is given up and told why, and before a test that waits on a clock nobody moves is spoken of; 10 s unless said otherwise.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long it has been running, in its own time.</summary>
    public TimeSpan Elapsed => TimeSpan.FromTicks(Volatile.Read(ref _now));

    /// <summary>Ticks of <see cref="TimeSpan"/>: every due time is exact.</summary>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => _start + Elapsed;

    /// <inheritdoc/>
    public override long GetTimestamp() => Volatile.Read(ref _now);

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new VirtualTimer(this, _changing, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Runs a flow to its end, and lets time pass whenever it waits.</summary>
    /// <param name="flow">The flow; it starts on a thread of its own, without a synchronization context.</param>
    /// <exception cref="FaultTestException">The flow waits for something that no timer of this clock will bring about; the message says what to do.</exception>
    public async Task RunAsync(Func<Task> flow)
    {
        ArgumentNullException.ThrowIfNull(flow);
        await RunAsync(async () =>
        {
            await flow().ConfigureAwait(false);
            return true;
        }).ConfigureAwait(false);
    }

    /// <summary>Runs a flow to its end, and lets time pass whenever it waits.</summary>
    /// <param name="flow">The flow; it starts on a thread of its own, without a synchronization context.</param>
    /// <typeparam name="T">What it gives.</typeparam>
    /// <exception cref="FaultTestException">The flow waits for something that no timer of this clock will bring about; the message says what to do.</exception>
    public Task<T> RunAsync<T>(Func<Task<T>> flow)
    {
        ArgumentNullException.ThrowIfNull(flow);
        var end = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        Task<T>? running = null;
        Interlocked.Increment(ref _runs);
        var pump = new ClockPump(this, () => running = flow(), failure =>
        {
            Interlocked.Decrement(ref _runs);
            Report(end, running, failure);
        });
        pump.Start();
        return end.Task;
    }

    /// <summary>Moves on by hand, and fires what falls due on the way, in order, on the caller's thread.</summary>
    /// <param name="time">How far.</param>
    /// <exception cref="ArgumentOutOfRangeException">Time does not run backwards.</exception>
    public void Advance(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        var end = Volatile.Read(ref _now) + time.Ticks;
        while (TryTakeNext(end, out var timer))
        {
            timer.Fire();
        }

        lock (_changing)
        {
            Volatile.Write(ref _now, Math.Max(_now, end));
        }
    }

    private static void Report<T>(TaskCompletionSource<T> end, Task<T>? flow, Exception? failure)
    {
        if (failure is not null)
        {
            end.TrySetException(failure);
        }
        else
        {
            end.TrySetFromTask(flow!);
        }
    }

    /// <summary>Goes to the next moment at which something is due, and fires one timer.</summary>
    /// <returns>False, and no time has passed, where nothing is due at any time.</returns>
    internal bool FireNext()
    {
        if (!TryTakeNext(long.MaxValue, out var timer))
        {
            return false;
        }

        timer.Fire();
        return true;
    }

    /// <summary>Whether it runs a flow now, and so is moved.</summary>
    internal bool IsRun => Volatile.Read(ref _runs) > 0;

    /// <summary>Whether anything is due at any time.</summary>
    internal bool HasNext
    {
        get
        {
            lock (_changing)
            {
                while (_waiting.TryPeek(out var timer, out var at))
                {
                    if (timer.Stands(at.Order))
                    {
                        return true;
                    }

                    _waiting.Dequeue();
                }

                return false;
            }
        }
    }

    internal void Schedule(VirtualTimer timer, TimeSpan dueTime)
    {
        lock (_changing)
        {
            _waiting.Enqueue(timer, (timer.Due = checked(_now + dueTime.Ticks), timer.Order = ++_order));
        }
    }

    /// <summary>The next timer that still stands, with the clock at its due time; what was changed or disposed since is passed over.</summary>
    private bool TryTakeNext(long end, [NotNullWhen(true)] out VirtualTimer? timer)
    {
        lock (_changing)
        {
            while (_waiting.TryPeek(out timer, out var at) && at.Due <= end)
            {
                _waiting.Dequeue();
                if (timer.TryTake(at.Order))
                {
                    Volatile.Write(ref _now, Math.Max(_now, at.Due));
                    return true;
                }
            }

            timer = null;
            return false;
        }
    }
}
