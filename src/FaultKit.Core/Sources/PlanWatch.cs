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
    private DateTimeOffset _lastGood;
    private string? _lastTrouble;
    private long _nextLook = long.MinValue;
    private int _isLooking;

    public PlanWatch(FaultInjector injector, PlanSource source)
    {
        _injector = injector;
        _source = source;
        _interval = source.Interval == Timeout.InfiniteTimeSpan ? long.MaxValue : (long)source.Interval.TotalMilliseconds;
        _lastGood = injector.Time.GetUtcNow();
    }

    /// <summary>Whether the last look is too old; a read of a counter.</summary>
    public bool IsDue => _interval == 0 || Environment.TickCount64 >= Volatile.Read(ref _nextLook);

    /// <summary>Looks, if the last look is too old. Between looks this allocates nothing.</summary>
    public ValueTask LookIfDueAsync(CancellationToken cancellation) =>
        Begin() is { } look ? new(Task.WhenAny(look, Task.Delay(s_patience, _injector.Time, cancellation))) : default;

    /// <summary>Looks, if the last look is too old, and holds the thread meanwhile: for those who must not depend on the pool.</summary>
    public void LookIfDue() => Begin()?.Wait(s_patience);

    /// <summary>Begins a look.</summary>
    /// <returns>The rest of it, which never fails; null where there is none, which is the rule.</returns>
    private Task? Begin()
    {
        // One looks; whoever comes meanwhile goes on with the plan in force.
        if (!IsDue || Interlocked.Exchange(ref _isLooking, 1) == 1)
        {
            return null;
        }

#pragma warning disable CA1031 // Whatever a source throws must not become the host's.
        try
        {
            var look = _source.LookAsync(CancellationToken.None);
            if (!look.IsCompletedSuccessfully)
            {
                return ApplyAsync(look.AsTask());
            }

            Apply(look.Result);
        }
        catch (Exception e)
        {
            Apply(PlanLook.Unreachable(e.Message));
        }
#pragma warning restore CA1031

        EndLook();
        return null;
    }

    private async Task ApplyAsync(Task<PlanLook> look)
    {
        await ((Task)look).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Apply(look.IsCompletedSuccessfully ? await look.ConfigureAwait(false) : PlanLook.Unreachable(look.Exception?.InnerException?.Message ?? "the look was cancelled"));
        EndLook();
    }

    private void EndLook()
    {
        Volatile.Write(ref _nextLook, _interval == long.MaxValue ? long.MaxValue : Environment.TickCount64 + _interval);
        Volatile.Write(ref _isLooking, 0);
    }

    private void Apply(PlanLook look)
    {
        var now = _injector.Time.GetUtcNow();
        switch (look.Outcome)
        {
            case LookOutcome.Found:
                Take(look.Document.Span, now);
                return;
            case LookOutcome.Gone:
                _lastGood = now;
                Complain($"{_source.Name}: {look.Detail}; faults are off until there is one", NoticeLevel.Information);
                _injector.TurnOff($"{_source.Name}: {look.Detail}");
                return;
            case LookOutcome.Unreachable:
                Complain($"{_source.Name} cannot be read: {look.Detail}", NoticeLevel.Warning);
                break;
            case LookOutcome.Unchanged when _lastTrouble is null:
                _lastGood = now;
                return;
        }

        TurnOffIfStale(now);
    }

    private void Take(ReadOnlySpan<byte> document, DateTimeOffset now)
    {
        var reading = PlanReader.Read(document, now);
        if (reading.Errors.Count > 0)
        {
            Complain(new FaultPlanException(_source.Name, reading.Errors).Message, NoticeLevel.Warning);
        }

        if (reading.Plan is { } plan)
        {
            (_lastGood, _lastTrouble) = (now, null);
            _injector.Load(plan);
        }
        else if (reading.TurnsOff)
        {
            _lastGood = now;
            _injector.TurnOff($"{_source.Name} says \"enabled\" is not true");
        }
        else
        {
            TurnOffIfStale(now);
        }
    }

    private void TurnOffIfStale(DateTimeOffset now)
    {
        if (now - _lastGood >= StaleAfter)
        {
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
