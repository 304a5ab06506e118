namespace FaultKit;

/// <summary>Keeps an injector's plan as fresh as its source, by looking where work enters.</summary>
/// <remarks>
/// What a look does: a good document comes into force; one with an <c>enabled</c> that is not true, and a source that is gone, turn
/// off; any other refusal keeps the last good plan for <see cref="StaleAfter"/>. The next good document always applies.
/// </remarks>
internal sealed class PlanWatch
{
    /// <summary>How long the last good plan outlives a source that cannot be read: who cannot turn faults off must not have them on.</summary>
    public static readonly TimeSpan StaleAfter = TimeSpan.FromMinutes(5);

    /// <summary>How long a look may hold up the work that made it; afterwards it goes on beside it.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(200);

    private readonly FaultInjector _injector;
    private readonly PlanSource _source;
    private readonly long _interval;
    private long _lastGood;
    private string? _lastTrouble;
    private FaultPlan? _plan;
    private bool _isRefused;
    private volatile bool _isStale;
    private long _nextLook = long.MinValue;
    private int _isLooking;

    public PlanWatch(FaultInjector injector, PlanSource source)
    {
        _injector = injector;
        _source = source;
        _interval = source.Interval == Timeout.InfiniteTimeSpan ? long.MaxValue : (long)source.Interval.TotalMilliseconds;
        _lastGood = injector.Time.GetUtcNow().UtcTicks;
    }

    /// <summary>Whether the last look is too old; a read of a counter.</summary>
    public bool IsDue => _interval == 0 || Environment.TickCount64 >= Volatile.Read(ref _nextLook);

    /// <summary>Looks, if the last look is too old. Between looks this allocates nothing.</summary>
    public ValueTask LookIfDueAsync(CancellationToken cancellation) => Begin() is { } look ? new(AwaitAsync(look, cancellation)) : default;

    /// <summary>Looks, if the last look is too old, and holds the thread meanwhile: for those who do, and who must not depend on the pool.</summary>
    public void LookIfDue() => Begin()?.Wait(s_patience);

    /// <summary>Begins a look, if the last is too old.</summary>
    /// <returns>The rest of it, which never fails; null where there is none, which is the rule.</returns>
    private Task? Begin()
    {
        if (!IsDue)
        {
            return null;
        }

        // One looks; whoever comes meanwhile goes on with the plan in force, unless the look has been taking too long for that.
        if (Interlocked.Exchange(ref _isLooking, 1) != 0)
        {
            TurnOffIfStale();
            return null;
        }

        ValueTask<PlanLook> look;
#pragma warning disable CA1031 // Whatever a source throws must not become the host's.
        try
        {
            look = QuietFlow.Begin(_source);
        }
        catch (Exception e)
        {
            look = new(PlanLook.Unreachable(e.Message));
        }
#pragma warning restore CA1031

        if (look.IsCompletedSuccessfully)
        {
            End(look.Result);
            return null;
        }

        return EndAsync(look.AsTask());
    }

    private async Task AwaitAsync(Task look, CancellationToken cancellation) =>
        await look.WaitAsync(s_patience, _injector.Time, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private async Task EndAsync(Task<PlanLook> look)
    {
        await ((Task)look).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        End(look.IsCompletedSuccessfully ? await look.ConfigureAwait(false) : PlanLook.Unreachable(look.Exception?.InnerException?.Message ?? "the look was cancelled"));
    }

    private void End(PlanLook look)
    {
        QuietFlow.End();
#pragma warning disable CA1031 // Our own mistakes must not become the host's either.
        try
        {
            Apply(look);
        }
        catch (Exception e)
        {
            _injector.Evidence.Say(NoticeLevel.Error, $"what {_source.Name} says could not be applied: {e}");
        }
#pragma warning restore CA1031

        Volatile.Write(ref _nextLook, _interval == long.MaxValue ? long.MaxValue : Environment.TickCount64 + _interval);
        Volatile.Write(ref _isLooking, 0);
    }

    private void Apply(PlanLook look)
    {
        switch (look.Outcome)
        {
            case LookOutcome.Found:
                Take(look.Document.Span);
                return;
            case LookOutcome.Gone:
                Complain($"{_source.Name}: {look.Detail}; faults are off until there is one", NoticeLevel.Information);
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
        var reading = PlanReader.Read(document, _injector.Time.GetUtcNow());
        _isRefused = reading.Plan is null;
        if (_isRefused)
        {
            Complain(new FaultPlanException(_source.Name, reading.Errors).Message, NoticeLevel.Warning);
        }

        if (reading.Plan is { } plan)
        {
            NoteGood();
            _lastTrouble = null;
            _plan = plan;
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
        if (_injector.Plan is not null && _injector.Time.GetUtcNow().UtcTicks - Volatile.Read(ref _lastGood) >= StaleAfter.Ticks)
        {
            _isStale = true;
            _injector.TurnOff($"{_source.Name} has not held a good plan for {DurationText.Write(StaleAfter)}");
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
