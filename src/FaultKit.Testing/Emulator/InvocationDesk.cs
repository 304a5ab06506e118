namespace FaultKit.Testing;

/// <summary>Where events and pollers of one function meet: who waits, who is answered, and how it ended.</summary>
/// <remarks>
/// Everything happens under one lock that is never held across an await. Completion sources run their continuations
/// elsewhere, so nothing foreign runs under it either.
/// </remarks>
internal sealed class InvocationDesk
{
    private readonly TimeProvider _time;
    private readonly Lock _gate = new();
    private readonly LinkedList<Invocation> _waiting = new();
    private readonly Dictionary<string, Invocation> _open = new(StringComparer.Ordinal);

    // Outlives _open where an invocation timed out: its answer may still come, and is then late rather than unknown.
    private readonly Dictionary<string, Delivery> _unanswered = new(StringComparer.Ordinal);
    private readonly OutcomeLog _outcomes;
    private readonly OutcomeLog _late;
    private readonly PollerLine _pollers;
    private readonly RuntimeWatch _watch;
    private LambdaError? _broken;
    private bool _stopped;
    private int _refused;
    private long _polls;
    private Invocation? _last;

    public InvocationDesk(TimeProvider time, int outcomesKept, RuntimeWatch watch)
    {
        (_time, _watch, _pollers, _outcomes, _late) = (time, watch, new PollerLine(_gate), new OutcomeLog(outcomesKept), new OutcomeLog(outcomesKept));
    }

    public IReadOnlyList<LambdaOutcome> Outcomes => Read(() => _outcomes.ToArray());

    public IReadOnlyList<LambdaOutcome> LateAnswers => Read(() => _late.ToArray());

    public int RefusedAnswers => Read(() => _refused);

    public int WaitingPolls => Read(() => _pollers.Count);

    /// <summary>Gets a value indicating whether a runtime has an invocation that it has not answered yet, timed out or not.</summary>
    public bool IsServing => Read(() => _unanswered.Count > 0);

    /// <summary>Gets the invocations that the function is serving: a call that it makes belongs to whoever made them.</summary>
    public ServedInvocations Served { get; } = new();

    /// <summary>Gets the log of the invocation that the function is serving, or has served last; null where there is none, or more than one.</summary>
    public LogLines? CurrentLog => Read(() => _unanswered.Values.Count(delivery => delivery.Invocation.IsOpen) > 1 ? null : _last?.Log);

    public void Enqueue(Invocation invocation)
    {
        lock (_gate)
        {
            if (!_open.TryAdd(invocation.RequestId, invocation))
            {
                throw new InvalidOperationException($"An invocation with the request id '{invocation.RequestId}' has not ended yet.");
            }

            if (_stopped)
            {
                End(invocation, Answer.Stopped(invocation.RequestId));
            }
            else if (_broken is { } error)
            {
                End(invocation, Answer.InitFailed(error));
            }
            else if (!OfferToPoller(invocation))
            {
                _waiting.AddLast(invocation);
                invocation.Patience = _watch.Begin(() => LookAfter(invocation));
            }
        }
    }

    /// <summary>Takes back an invocation whose caller has given up, unless a runtime has it already.</summary>
    public void Withdraw(Invocation invocation)
    {
        lock (_gate)
        {
            if (_waiting.Remove(invocation))
            {
                Leave(invocation);
                invocation.Forget();
            }
        }
    }

    /// <summary>Completes with the next event, or with null once the desk is closed.</summary>
    public Task<Delivery?> NextAsync(CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<Delivery?>(cancellationToken);
        }

        lock (_gate)
        {
            if (_stopped)
            {
                return Task.FromResult<Delivery?>(null);
            }

            // Whoever polls has initialized: Lambda has replaced the environment that could not.
            _broken = null;
            _polls++;
            if (_waiting.First is not { } oldest)
            {
                return _pollers.JoinAsync(cancellationToken);
            }

            _waiting.RemoveFirst();
            return Task.FromResult<Delivery?>(Deliver(oldest.Value));
        }
    }

    /// <summary>Puts an event that did not reach its poller back to where it was: before all others.</summary>
    public void HandBack(Delivery delivery)
    {
        lock (_gate)
        {
            Invocation invocation = delivery.Invocation;
            if (!invocation.IsOpen || invocation.Delivery != delivery || delivery.IsClaimed)
            {
                return;
            }

            delivery.Timer?.Dispose();
            invocation.Delivery = null;
            _unanswered.Remove(invocation.RequestId);
            Served.End(invocation.RequestId);
            if (!OfferToPoller(invocation))
            {
                _waiting.AddFirst(invocation);
                invocation.Patience = _watch.Begin(() => LookAfter(invocation));
            }
        }
    }

    /// <summary>Reserves the right to answer; null where the id is unknown or somebody else has that right.</summary>
    public Delivery? Claim(string requestId)
    {
        lock (_gate)
        {
            if (!_unanswered.TryGetValue(requestId, out Delivery? delivery) || delivery.IsClaimed)
            {
                _refused++;
                return null;
            }

            delivery.IsClaimed = true;
            return delivery;
        }
    }

    /// <summary>Ends a claimed delivery with this answer; where the invocation has ended before, only notes that it came late.</summary>
    public void Settle(Delivery delivery, Answer answer)
    {
        lock (_gate)
        {
            Invocation invocation = delivery.Invocation;
            if (_unanswered.GetValueOrDefault(invocation.RequestId) == delivery)
            {
                _unanswered.Remove(invocation.RequestId);
            }

            if (invocation.IsOpen)
            {
                End(invocation, answer);
            }
            else if (!_stopped)
            {
                _late.Add(LambdaOutcome.Of(invocation, answer, _time));
            }
        }
    }

    /// <summary>The runtime could not start: whatever waits, and whatever comes before a runtime polls again, fails.</summary>
    public void Break(LambdaError error)
    {
        lock (_gate)
        {
            _broken ??= error;
            foreach (Invocation invocation in _waiting)
            {
                End(invocation, Answer.InitFailed(_broken));
            }

            _waiting.Clear();
        }
    }

    /// <summary>Another runtime was started: what comes waits for it.</summary>
    public void Mend() => Read(() => _broken = null);

    /// <summary>The last runtime has ended by itself: what it was working on and what waits fails, and what comes before another polls.</summary>
    public void Exit(Func<string, LambdaError> error)
    {
        lock (_gate)
        {
            foreach (var invocation in _open.Values.Where(invocation => invocation.Delivery is { IsClaimed: false }).ToArray())
            {
                End(invocation, Answer.Failure(error(invocation.RequestId)));
            }

            // Nobody will answer what the dead one had.
            _unanswered.Clear();
            Break(error(""));
        }
    }

    public void Stop()
    {
        lock (_gate)
        {
            _stopped = true;
            foreach (Invocation invocation in _open.Values.ToArray())
            {
                End(invocation, Answer.Stopped(invocation.RequestId));
            }

            _waiting.Clear();
            while (_pollers.TryTakeFirst(out TaskCompletionSource<Delivery?>? poller))
            {
                poller.SetResult(null);
            }
        }
    }

    private bool OfferToPoller(Invocation invocation)
    {
        if (!_pollers.TryTakeFirst(out TaskCompletionSource<Delivery?>? poller))
        {
            return false;
        }

        poller.SetResult(Deliver(invocation));
        return true;
    }

    private Delivery Deliver(Invocation invocation)
    {
        var delivery = new Delivery(invocation, _time.GetUtcNow(), _time.GetTimestamp());
        invocation.Patience?.Dispose();
        invocation.Delivery = delivery;
        _last = invocation;
        Served.Begin(invocation.RequestId, invocation.Test);
        _unanswered[invocation.RequestId] = delivery;
        delivery.Timer = _time.CreateTimer(
            _ => TimeOut(delivery), null, invocation.Context.Timeout, System.Threading.Timeout.InfiniteTimeSpan);
        return delivery;
    }

    private void TimeOut(Delivery delivery)
    {
        lock (_gate)
        {
            // A disposed timer may already be on its way, so what counts is whether the delivery is still in force.
            if (delivery.Invocation.IsOpen && delivery.Invocation.Delivery == delivery)
            {
                End(delivery.Invocation, Answer.TimedOut(delivery.Invocation.RequestId, delivery.Invocation.Context.Timeout));
            }
        }
    }

    private void End(Invocation invocation, Answer answer)
    {
        invocation.Delivery?.Timer?.Dispose();
        Leave(invocation);
        LambdaOutcome outcome = LambdaOutcome.Of(invocation, answer, _time);
        _outcomes.Add(outcome);
        invocation.End(outcome);
    }

    private void Leave(Invocation invocation)
    {
        invocation.Patience?.Dispose();
        Served.End(invocation.RequestId);
        _open.Remove(invocation.RequestId);
    }

    /// <summary>Nobody has taken it for long: that nobody will is certain only where no runtime is at work, which could still come for it.</summary>
    private void LookAfter(Invocation invocation)
    {
        lock (_gate)
        {
            if (_open.Values.All(open => open.Delivery is null) && _waiting.Remove(invocation))
            {
                Leave(invocation);
                invocation.Fail(_watch.Complain(_polls));
            }
        }
    }

    private T Read<T>(Func<T> state)
    {
        lock (_gate)
        {
            return state();
        }
    }
}
