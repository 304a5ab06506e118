using System.Globalization;

namespace FaultKit;

/// <summary>What goes wrong with one call: phases before it and after it, for a surface to carry out and record.</summary>
/// <remarks>
/// Ask in the order of the call: delay before, terminal before, corruption of the request; then, with the call made, delay after,
/// terminal after, corruption of the response. Asking records the hit, so ask only when you are about to do it. Dispose it when the
/// call is over: what was not asked for is recorded as missed. One decision belongs to one call, and to one thread at a time.
/// </remarks>
public sealed partial class FaultDecision : IDisposable
{
    /// <summary>The longest that a timer can be set to is a little more (<see cref="Task.Delay(TimeSpan, TimeProvider)"/>, 2^32 - 2 ms).</summary>
    private static readonly TimeSpan s_longest = TimeSpan.FromDays(49);

    private readonly FaultInjector _injector;
    private readonly CompiledPlan _plan;
    private readonly FaultPoint _point;
    private readonly FaultScope _scope;
    private readonly ulong? _nonce;
    private readonly List<ChosenFault> _open;
    private readonly ChosenFault? _terminal;
    private bool _isOver;

    internal FaultDecision(FaultInjector injector, CompiledPlan plan, FaultPoint point, FaultScope scope, ulong? nonce, DecisionDraft draft)
    {
        _injector = injector;
        _plan = plan;
        _point = point;
        _scope = scope;
        _nonce = nonce;
        _terminal = draft.Terminal;
        _open = [.. draft.Delays, .. draft.Payloads, .. draft.Pressures];
        if (_terminal is not null)
        {
            _open.Add(_terminal);
        }

        draft.Early.ForEach(early => TryRecord(early.Fault, HitOutcome.Early, early.Detail));
        draft.Suppressed.ForEach(lost => TryRecord(lost.Fault, HitOutcome.Suppressed, lost.Reason));
    }

    /// <summary>Whether a fault decided what became of the call, or broke a payload of it.</summary>
    internal bool HasDecided { get; private set; }

    /// <summary>Whether a fault held the call up.</summary>
    internal bool HasDelayed { get; private set; }

    /// <summary>The fault that will decide what the caller gets, for a surface that has to see it coming; looking records nothing.</summary>
    public Fault? Upcoming => _terminal?.Fault;

    /// <summary>What time it is for whoever carries it out.</summary>
    internal DateTimeOffset Now => _injector.Time.GetUtcNow();

    /// <summary>The numbers of that fault's hit: what a surface makes up for it, a request id say, is the same for the same seed.</summary>
    internal FaultDraw Draw => _terminal?.Draw ?? default;

    /// <summary>Whether the response has to be looked at, or waited for.</summary>
    public bool HasAfter => _pressures is not null || _open.Exists(chosen => chosen.Fault.IsAfter);

    /// <summary>Whether anything may keep the call from being made, or hold it back first.</summary>
    internal bool HasBefore => _open.Exists(chosen => chosen.Fault is { Role: not FaultRole.Payload, IsAfter: false });

    private bool IsOn => !(_plan.Plan.Expires <= _injector.Time.GetUtcNow());

    /// <summary>Waits for all the delays of one side of the call, without holding a thread.</summary>
    /// <param name="when">The side.</param>
    /// <param name="cancellation">The call's own token.</param>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    public Task DelayAsync(FaultWhen when, CancellationToken cancellation = default) =>
        TakeDelay(when) is { } delay ? delay.WaitAsync(_injector.Time, _plan.Switch.Ended, cancellation) : Task.CompletedTask;

    /// <summary>Waits as <see cref="DelayAsync"/> does, and holds the thread: for surfaces whose calls do. Needs no thread of the pool.</summary>
    /// <param name="when">The side.</param>
    /// <param name="cancellation">The call's own token.</param>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    public void Delay(FaultWhen when, CancellationToken cancellation = default) => TakeDelay(when)?.Wait(_injector.Time, _plan.Switch.Ended, cancellation);

    /// <summary>As above, for a call whose end has to be looked for.</summary>
    internal void Delay(FaultWhen when, Func<bool> isGivenUp, CancellationToken cancellation) =>
        TakeDelay(when)?.Wait(_injector.Time, _plan.Switch.Ended, cancellation, isGivenUp);

    /// <summary>Holds a call that gets no answer: until its caller gives up, faults are turned off, or the cap is reached.</summary>
    /// <param name="move">How long at most.</param>
    /// <param name="cancellation">The call's own token.</param>
    /// <returns>Whether the cap was reached; otherwise faults were turned off, and the call goes on.</returns>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    public async Task<bool> HoldAsync(HoldMove move, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(move);
        await new DelayMove(move.Cap).WaitAsync(_injector.Time, _plan.Switch.Ended, cancellation).ConfigureAwait(false);
        return !_plan.Switch.IsOff;
    }

    /// <summary>Holds as <see cref="HoldAsync"/> does, and holds the thread: for a call whose end has to be looked for.</summary>
    internal bool Hold(HoldMove move, Func<bool> isGivenUp, CancellationToken cancellation = default)
    {
        new DelayMove(move.Cap).Wait(_injector.Time, _plan.Switch.Ended, cancellation, isGivenUp);
        return !_plan.Switch.IsOff;
    }

    /// <summary>The exception that the process registered under a name; null where the fault names none.</summary>
    /// <param name="fault">The fault.</param>
    public Exception? RegisteredError(ErrorFault fault) =>
        fault is { Exception: { } name } && _injector.Consent.Errors?.TryGetValue(name, out var create) == true ? create() : null;

    /// <summary>The fault that decides what the caller gets, if it acts on this side of the call; recorded as injected.</summary>
    /// <param name="when">The side.</param>
    public Fault? Terminal(FaultWhen when)
    {
        if (_terminal is null || _terminal.Fault.When != when || !Close(_terminal, $"{_terminal.Fault.Type} {Side(when)} the call"))
        {
            return null;
        }

        if (_terminal.Fault is ThrottleFault { Police: true } throttle && throttle.ComeBack(Now) is { } time)
        {
            _terminal.Rule.State.Refused.Add(_scope.Id, time);
        }

        return _terminal.Fault;
    }

    /// <summary>The fault that decides what the caller gets cannot be acted out on this call, which goes on; recorded as missed.</summary>
    /// <param name="reason">Why.</param>
    internal void MissTerminal(string reason) => Miss(_terminal!, reason);

    /// <summary>Takes the fault that decides what the caller gets, where it acts while an answer passes: it is recorded when that comes about.</summary>
    /// <param name="detail">What is done then.</param>
    internal PayloadReport TakeTerminal(string detail)
    {
        _open.Remove(_terminal!);
        return ReportOf(_terminal!, detail);
    }

    /// <summary>What to do to a payload that passes now; recorded as injected.</summary>
    /// <remarks>Where a corruption depends on what the payload holds, it is recorded when that is known: while the payload passes, or at its end.</remarks>
    /// <param name="side">Which payload.</param>
    /// <param name="length">Its length in bytes; null where it is not known. Where there are none, nothing can be done to them.</param>
    /// <param name="head">What is said of it before it, where the surface has headers.</param>
    public MangleMove? Mangle(PayloadSide side, long? length, PayloadHead head = default)
    {
        if (length == 0)
        {
            return null;
        }

        var passing = _open.FindAll(chosen => chosen.Fault is PayloadFault fault && fault.On == side);
        passing.RemoveAll(chosen => !Take(chosen, side == PayloadSide.Request ? "request" : "response", length));
        if (passing.Count == 0)
        {
            return null;
        }

        var paces = passing.FindAll(chosen => chosen.Fault is SlowBodyFault)
            .ConvertAll(chosen => new Pace((SlowBodyFault)chosen.Fault, _injector.Time, _plan.Plan.Expires, _plan.Switch.Ended));
        var corruptions = passing.FindAll(chosen => chosen.Fault is CorruptFault);
        return new(PayloadChange.For(corruptions, length, head, chosen => ReportOf(chosen, DetailOf(chosen.Fault, side == PayloadSide.Request ? "request" : "response"))), [.. paces]);
    }

    /// <summary>Ends it: what was not asked for is recorded as missed, and gives back its place under the rule's limit.</summary>
    public void Dispose() => End("the call gave no occasion for it");

    /// <summary>Ends it, and says why what was not asked for could not be done.</summary>
    /// <param name="reason">Why, such as "the call failed by itself".</param>
    public void End(string reason)
    {
        if (_isOver)
        {
            return;
        }

        _isOver = true;
        _pressures?.ForEach(pressure => pressure.Dispose());
        _injector.EndFault();
        foreach (var chosen in _open.ToArray())
        {
            Miss(chosen, reason);
        }
    }

    private DelayMove? TakeDelay(FaultWhen when)
    {
        var time = TimeSpan.Zero;
        foreach (var chosen in _open.FindAll(chosen => chosen.Fault.Role == FaultRole.Delay && chosen.Fault.When == when))
        {
            var delay = chosen.Fault is LatencyFault latency ? latency.Sample(chosen.Draw) : ((ColdStartFault)chosen.Fault).Delay;

            // Recorded before the wait: if it outlives its call, this line is all that anybody will see.
            if (Close(chosen, string.Create(CultureInfo.InvariantCulture, $"delayed {delay.TotalMilliseconds:0.###} ms {Side(when)} the call")))
            {
                time = delay < s_longest - time ? time + delay : s_longest;
            }
        }

        // No longer than its plan: what ends by itself must not be outlived by what it began.
        if (_plan.Plan.Expires - _injector.Time.GetUtcNow() is { } left && left < time)
        {
            time = left;
        }

        return time > TimeSpan.Zero ? new(time) : null;
    }

    /// <summary>Records a hit and takes it off the list; false where faults have been turned off in the meantime.</summary>
    private bool Close(ChosenFault chosen, string detail)
    {
        if (!_open.Contains(chosen))
        {
            return false;
        }

        if (!IsOn || !TryRecord(chosen, HitOutcome.Injected, detail))
        {
            Miss(chosen, "faults were turned off first");
            return false;
        }

        HasDelayed |= chosen.Fault.Role == FaultRole.Delay;
        HasDecided |= chosen.Fault.Role != FaultRole.Delay;
        return _open.Remove(chosen);
    }

    /// <summary>Takes a fault of a payload that passes; false where nothing comes of it.</summary>
    private bool Take(ChosenFault chosen, string side, long? length)
    {
        if (chosen.Fault is CorruptFault corrupt && Corruption.WhyNot(corrupt, length) is { } reason)
        {
            Miss(chosen, reason);
            return false;
        }

        return chosen.Fault is CorruptFault uncertain && Corruption.IsUncertain(uncertain, length) ? _open.Remove(chosen)
            : Close(chosen, DetailOf(chosen.Fault, side));
    }

    /// <summary>Records what becomes of a fault that was taken when that was not certain yet; the call may be over by then.</summary>
    private PayloadReport ReportOf(ChosenFault chosen, string detail)
    {
        return new(Record, reason => Forgo(chosen, reason));

        bool Record()
        {
            if (IsOn && TryRecord(chosen, HitOutcome.Injected, detail))
            {
                HasDecided = true;
                return true;
            }

            Forgo(chosen, "faults were turned off first");
            return false;
        }
    }

    private void Miss(ChosenFault chosen, string reason)
    {
        if (_open.Remove(chosen))
        {
            Forgo(chosen, reason);
        }
    }

    private void Forgo(ChosenFault chosen, string reason)
    {
        chosen.Rule.State.Release();
        TryRecord(chosen, HitOutcome.Missed, reason);
    }

    private bool TryRecord(ChosenFault chosen, HitOutcome outcome, string detail)
    {
        var hit = new FaultHit
        {
            Time = _injector.Time.GetUtcNow(),
            Rule = chosen.Rule.Rule.Name,
            Fault = chosen.Fault.Type,
            Point = _point,
            Scope = _scope.Id,
            ScopeKind = _scope.Kind,
            Occurrence = chosen.Occurrence,
            Seed = _plan.Plan.Seed,
            Nonce = _nonce,
            Outcome = outcome,
            Detail = detail,
        };
        return _injector.Evidence.TryRecord(hit, _plan.Switch);
    }

    private static string DetailOf(Fault fault, string side) => fault is CorruptFault corrupt ? $"{corrupt.Kind} of the {side}" : $"slow {side}";

    private static string Side(FaultWhen when) => when == FaultWhen.Before ? "before" : "after";
}
