namespace FaultKit;

/// <content>What is in force: plans come and go here.</content>
public sealed partial class FaultInjector
{
    private static Func<FaultRule, string?>? s_advice;

    private FaultPlan? _aborted;

    /// <summary>Has the rules of every plan looked at by somebody who knows their points better than a plan's reader does.</summary>
    /// <remarks>Said by a surface: what it knows of its services is carried by functions that reference it, and by no others.</remarks>
    /// <param name="advice">What is odd about a rule; null where nothing is.</param>
    internal static void NoteAdvice(Func<FaultRule, string?> advice) => Volatile.Write(ref s_advice, advice);

    /// <summary>Puts a plan into force for the calls that follow. Counters of rules that did not change go on where they were.</summary>
    /// <param name="plan">The plan; one that is not enabled, not meant for this environment or expired turns off.</param>
    public void Load(FaultPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (ReferenceEquals(plan, _aborted))
        {
            return;
        }

        if (PlanGate.WhyClosed(plan, _environment, Time.GetUtcNow()) is { } reason)
        {
            if (!TurnOff(reason, null))
            {
                Evidence.Say(NoticeLevel.Information, $"faults stay off: {reason}");
            }

            return;
        }

        if (!_slot.TryPut(plan, Consent.WhyInert))
        {
            return;
        }

        var idle = 0;
        foreach (var rule in plan.Rules)
        {
            if (Consent.WhyInert(rule) is { } inert)
            {
                idle++;
                Evidence.Say(NoticeLevel.Warning, $"rule \"{rule.Name}\" is without effect in this process: {inert}");
            }

            if (Volatile.Read(ref s_advice)?.Invoke(rule) is { } advice)
            {
                Evidence.Say(NoticeLevel.Warning, $"rule \"{rule.Name}\": {advice}");
            }
        }

        Evidence.Say(NoticeLevel.Information, $"faults are {(plan.DryRun ? "decided and recorded, and not injected (dryRun)" : "on")}: {plan.Rules.Count - idle} rule(s) in force{(idle > 0 ? $", {idle} without effect here" : "")}{(plan.Expires is { } end ? $" until {end:u}" : "")}");
    }

    /// <summary>Turns faults off: no call is faulted any more, and waits that faults began end now.</summary>
    /// <param name="reason">Why, for the listeners.</param>
    public void TurnOff(string reason) => _ = TurnOff(reason, null);

    /// <summary>Turns faults off, unless another plan than the one that is meant has come into force in the meantime.</summary>
    /// <returns>Whether a plan was in force.</returns>
    private bool TurnOff(string reason, CompiledPlan? meant)
    {
        if (!_slot.TryClear(meant))
        {
            return false;
        }

        Evidence.Say(NoticeLevel.Information, $"faults are off: {reason}");
        if (UnmatchedRules is { Count: > 0 } unmatched)
        {
            Evidence.Say(NoticeLevel.Warning, $"rules that no call ever matched: {string.Join("; ", unmatched.ConvertAll(Describe))}");
        }

        if (_slot.Uncounted is { Count: > 0 } uncounted)
        {
            Evidence.Say(NoticeLevel.Warning, $"conditions of abortWhen that had no call to count (none came, or faults decided them all), and could not have ended the plan: {string.Join("; ", uncounted.ConvertAll(condition => $"{condition.Target}{NoSurface(condition.Target.Kind)}"))}");
        }

        return true;
    }

    /// <summary>Looks at the plan's source, if the last look is too old; where work enters the process.</summary>
    internal ValueTask RefreshAsync(CancellationToken cancellation) => Watch?.LookIfDueAsync(cancellation) ?? default;

    /// <summary>Looks as <see cref="RefreshAsync"/> does, for surfaces whose calls hold their thread.</summary>
    internal void Refresh() => Watch?.LookIfDue();

    /// <summary>Ends a plan whose time is up. Calls see to that themselves; this is for when none comes, or one waits.</summary>
    internal bool TurnOffIfExpired()
    {
        var plan = _slot.Current;
        if (plan?.Plan.Expires is not { } end || Time.GetUtcNow() < end)
        {
            return false;
        }

        TurnOff($"the plan expired at {end:u}", plan);
        return true;
    }

    /// <summary>A call begins that goes through a point: for <c>abortWhen</c>, which looks at the outcome of every call, faulted or not.</summary>
    /// <param name="point">The point.</param>
    public CallOutcome Observe(FaultPoint point)
    {
        ArgumentNullException.ThrowIfNull(point);
        return _slot.Current is { } plan && plan.Observes(point) ? new(this, plan, point) : default;
    }

    /// <summary>Whether the outcome of calls of a kind is looked at.</summary>
    internal bool Observes(PointKind kind) => _slot.Current is { } plan && plan.Observes(kind);

    /// <summary>Ends a plan because too much goes wrong. It does not come back by itself: its document has to change.</summary>
    internal void Abort(CompiledPlan plan, string reason)
    {
        _aborted = plan.Plan;
        TurnOff($"the plan was aborted (abortWhen): {reason}. It stays off until it is edited.", plan);
    }

    /// <summary>Turns off for good: no source will be looked at again.</summary>
    public void Dispose()
    {
        _slot.Close();
        Vigil.Dispose();
        Watch?.Dispose();
        Watch = null;
        TurnOff("chaos has ended");
    }

    private string Describe(FaultRule rule)
    {
        var why = Consent.WhyInert(rule) is { } inert ? $": {inert}" : NoSurface(rule.Target.Kind);
        return $"\"{rule.Name}\" ({rule.Target}{why})";
    }

    private static string NoSurface(PointKind kind) => (s_surfaces & (1 << (int)kind)) == 0 ? $": no surface of this process has {FaultVocabulary.WordOf(kind)} points" : "";
}
