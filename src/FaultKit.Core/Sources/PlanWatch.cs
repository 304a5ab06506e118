using System.Runtime.CompilerServices;

namespace FaultKit;

/// <summary>Keeps an injector's plan as fresh as its source, by looking where work enters.</summary>
/// <remarks>
/// What a look does: a good document comes into force; one with an <c>enabled</c> that is not true, and a source that is gone, turn
/// off; any other refusal keeps the last good plan for <see cref="PlanTiming.StaleAfter"/>. The next good document always applies.
/// </remarks>
internal sealed class PlanWatch : IDisposable
{
    /// <summary>How long a look may take, waited for or not: a connection that died in a freeze says nothing, and must not be the last look.</summary>
    public static readonly TimeSpan LongestLook = TimeSpan.FromSeconds(10);

    private readonly FaultInjector _injector;
    private readonly PlanSource _source;
    private readonly PlanTiming _timing;
    private readonly LookSchedule _schedule;
    private readonly bool _isSystemTime;
    private long _lastGood;
    private string? _lastTrouble;
    private FaultPlan? _plan;
    private ulong _document;
    private bool _isRefused;
    private volatile bool _isStale;
    private long _nextLook = long.MinValue;
    private int _isLooking;
    private TaskCompletionSource? _underWay;
    private int _isPaid;

    public PlanWatch(FaultInjector injector, PlanSource source, PlanTiming? timing = null, Func<double>? luck = null)
    {
        _injector = injector;
        _source = source;
        _timing = timing ?? new();
        _schedule = new(source, _timing.Interval, luck);
        _isSystemTime = injector.Time == TimeProvider.System;
        _lastGood = injector.Time.GetUtcNow().UtcTicks;
    }

    /// <summary>Whether the last look is too old; a read of a counter.</summary>
    public bool IsDue
    {
        // Every invocation of every function passes here, chaos or not, and the compiler does not inline it by itself.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Volatile.Read(ref _nextLook) is var next && next != long.MaxValue && (_isSystemTime ? Environment.TickCount64 : VirtualNow) >= next;
    }

    /// <summary>Whether there is anything to watch: what never changes is looked at once.</summary>
    public bool IsWatching => _source.Interval != Timeout.InfiniteTimeSpan;

    private long VirtualNow => (long)_injector.Time.GetElapsedTime(0).TotalMilliseconds;

    private bool IsRecent => !IsWatching || _injector.Time.GetUtcNow().UtcTicks - Volatile.Read(ref _lastGood) < _timing.StaleAfter.Ticks;

    /// <summary>Makes the next look due at once: a plan that slept in a snapshot may be of last month.</summary>
    public void Expire() => Volatile.Write(ref _nextLook, long.MinValue);

    /// <summary>Looks, if the last look is too old. Between looks this allocates nothing.</summary>
    public ValueTask LookIfDueAsync(CancellationToken cancellation) => Begin(pays: true) is { } look ? new(AwaitAsync(look, cancellation)) : default;

    /// <summary>Looks, if the last look is too old, and holds the thread meanwhile: for those who do, and who must not depend on the pool.</summary>
    public void LookIfDue() => Begin(pays: true)?.Wait(_timing.Wait);

    /// <summary>Looks, if the last look is too old, and waits for nothing.</summary>
    public void Glance() => _ = Begin(pays: false);

    /// <summary>Whether what the source said last still counts; asked before a fault is injected.</summary>
    /// <remarks>
    /// On the wall clock: the one that <see cref="IsDue"/> reads may have stood still while the process was frozen, and a snapshot may
    /// wake after days. Where it does not count any more, a look begins, and what it says is for the calls that follow.
    /// </remarks>
    public bool IsFresh()
    {
        if (IsRecent)
        {
            return true;
        }

        Volatile.Write(ref _nextLook, long.MinValue);
        Glance();
        TurnOffIfStale();
        return IsRecent;
    }

    /// <summary>Lets the source go, where it holds something.</summary>
    public void Dispose() => (_source as IDisposable)?.Dispose();

    /// <summary>Begins a look, if the last is too old.</summary>
    /// <param name="pays">Whether whoever asks will wait for it.</param>
    /// <returns>The rest of it, which never fails; null where there is none, or somebody waits for it already.</returns>
    private Task? Begin(bool pays)
    {
        if (!IsDue)
        {
            return null;
        }

        // One looks, and one waits for it: after a freeze, the first invocation may find that a timer was sooner. Whoever else comes
        // meanwhile goes on with the plan in force, unless the look has been taking too long for that.
        if (Interlocked.Exchange(ref _isLooking, 1) != 0)
        {
            TurnOffIfStale();
            return pays && Interlocked.Exchange(ref _isPaid, 1) == 0 ? Volatile.Read(ref _underWay)?.Task : null;
        }

        // Whoever was here in the meantime has looked already.
        if (!IsDue)
        {
            Volatile.Write(ref _isLooking, 0);
            return null;
        }

        // Before the look begins: whoever comes while it does has to find something to wait for.
        Volatile.Write(ref _underWay, _source.MakesCalls ? new(TaskCreationOptions.RunContinuationsAsynchronously) : null);
        Volatile.Write(ref _isPaid, pays ? 1 : 0);
        ValueTask<PlanLook> look;
        CancellationTokenSource? limit = null;
#pragma warning disable CA1031 // Whatever a source throws must not become the host's.
        try
        {
            limit = _source.MakesCalls ? new(LongestLook, _injector.Time) : null;
            look = QuietFlow.Begin(_source, limit?.Token ?? CancellationToken.None);
        }
        catch (Exception e)
        {
            look = new(PlanLook.Unreachable(Reason(e)));
        }
#pragma warning restore CA1031

        if (look.IsCompletedSuccessfully)
        {
            End(look.Result, limit);
            return null;
        }

        return EndAsync(look.AsTask(), limit);
    }

    private async Task AwaitAsync(Task look, CancellationToken cancellation) =>
        await look.WaitAsync(_timing.Wait, _injector.Time, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private async Task EndAsync(Task<PlanLook> look, CancellationTokenSource? limit)
    {
        await ((Task)look).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        End(look.IsCompletedSuccessfully ? await look.ConfigureAwait(false) : PlanLook.Unreachable(look.Exception is { InnerException: { } reason } ? Reason(reason) : $"no answer within {DurationText.Write(LongestLook)}"), limit);
    }

    /// <summary>What an exception says; what it wraps, where that says more: "An error occurred while sending the request." explains nothing.</summary>
    private static string Reason(Exception e) => e is HttpRequestException { InnerException: { } inner } && !e.Message.Contains(inner.Message, StringComparison.Ordinal) ? $"{e.Message} {inner.Message}" : e.Message;

    private void End(PlanLook look, CancellationTokenSource? limit)
    {
        QuietFlow.End();
        limit?.Dispose();
        var wait = 0L;
#pragma warning disable CA1031 // Our own mistakes must not become the host's either.
        try
        {
            wait = _schedule.Next(look.Outcome == LookOutcome.Unreachable);
            Apply(look);
        }
        catch (Exception e)
        {
            _injector.Evidence.Say(NoticeLevel.Error, $"what {_source.Name} says could not be applied: {e}");
        }
#pragma warning restore CA1031

        Volatile.Write(ref _nextLook, wait is 0 ? long.MinValue : wait is long.MaxValue ? long.MaxValue : (_isSystemTime ? Environment.TickCount64 : VirtualNow) + wait);
        var done = Interlocked.Exchange(ref _underWay, null);
        Volatile.Write(ref _isLooking, 0);
        done?.SetResult();
    }

    private void Apply(PlanLook look)
    {
        switch (look.Outcome)
        {
            case LookOutcome.Found:
                Take(look.Document.Span);
                return;
            case LookOutcome.Gone:
                Complain($"{_source.Name}: {look.Detail}; faults are off until there is one", _source.WhenGone);
                Forget($"{_source.Name}: {look.Detail}");
                return;
            case LookOutcome.Unreachable:
                Complain($"{_source.Name} cannot be read: {look.Detail}", NoticeLevel.Warning);
                break;
            case LookOutcome.Unchanged when !_isRefused:
                Confirm();
                return;
        }

        TurnOffIfStale();
    }

    private void Take(ReadOnlySpan<byte> document)
    {
        // The same document is the same plan: one that was aborted is not begun again because its file was touched.
        var hash = FaultDice.OfBytes(document);
        var reading = hash == _document && _plan is { } same && _source.Files is not { HaveNews: true } ? new(same, [], false) : PlanReader.Read(document, _injector.Time.GetUtcNow(), _source.Files);
        _isRefused = reading.Plan is null;
        if (_isRefused)
        {
            Complain(new FaultPlanException(_source.Name, reading.Errors).Message, NoticeLevel.Warning);
        }

        if (reading.Plan is { } plan)
        {
            NoteGood();
            _lastTrouble = null;
            (_plan, _document) = (plan, hash);
            _isStale = false;
            _injector.Load(plan);
        }
        else if (reading.TurnsOff)
        {
            Forget($"{_source.Name} says \"enabled\" is not true");
        }
        else
        {
            TurnOffIfStale();
        }
    }

    /// <summary>The source was reached and says what it said before; if that was not heard for too long, it counts again.</summary>
    private void Confirm()
    {
        NoteGood();
        if (_isStale && _plan is { } plan)
        {
            _isStale = false;
            _lastTrouble = null;
            _injector.Load(plan);
        }
    }

    /// <summary>The source was reached and says off.</summary>
    private void Forget(string reason)
    {
        NoteGood();
        _plan = null;
        _injector.TurnOff(reason);
    }

    private void NoteGood() => Volatile.Write(ref _lastGood, _injector.Time.GetUtcNow().UtcTicks);

    /// <summary>Also asked by those who find a look under way: a source that never answers must not keep a plan for ever.</summary>
    private void TurnOffIfStale()
    {
        if (_injector.Plan is not null && !IsRecent)
        {
            _isStale = true;
            _injector.TurnOff($"{_source.Name} has not held a good plan for {DurationText.Write(_timing.StaleAfter)}");
        }
    }

    /// <summary>Says a trouble once, not at every look.</summary>
    private void Complain(string message, NoticeLevel level)
    {
        if (message != _lastTrouble)
        {
            _lastTrouble = message;
            _injector.Evidence.Say(level, message);
        }
    }
}
