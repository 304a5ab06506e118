namespace FaultKit;

/// <summary>Decides whether a plan's faults are injected here and now.</summary>
/// <remarks>
/// Every surface asks one of these for every call. Without a plan in force the answer costs a field read; without a rule for the
/// point, a look into a table; neither allocates, locks or waits. It never throws into a call: whatever goes wrong inside is told to
/// the listeners and means "no fault". Safe for any number of threads.
/// </remarks>
public sealed class FaultInjector : IDisposable
{
    private readonly Lock _loading = new();
    private readonly FaultScope _noScope = new(ScopeKind.None, "");
    private readonly FaultScope? _fixedScope;
    private readonly string _environment;
    private Dictionary<string, RuleState> _states = new(StringComparer.Ordinal);
    private CancellationTokenSource _off = new();
    private volatile CompiledPlan? _plan;
    private bool _isDisposed;
    private int _active;

    /// <summary>An injector without a plan: closed.</summary>
    /// <param name="options">What it is made with; the defaults unless said otherwise.</param>
    public FaultInjector(FaultInjectorOptions? options = null)
    {
        options ??= new();
        Time = options.Time;
        Evidence = new(options.JournalCapacity, options.Listeners);
        _environment = options.Environment;
        _fixedScope = options.Scope;
    }

    /// <summary>The last hits.</summary>
    public FaultJournal Journal => Evidence.Journal;

    /// <summary>The plan in force; null where faults are off.</summary>
    public FaultPlan? Plan => _plan?.Plan;

    /// <summary>Rules of the plan last in force that no call has ever matched: an experiment in which they are all of them showed nothing.</summary>
    public IReadOnlyList<FaultRule> UnmatchedRules
    {
        get
        {
            lock (_loading)
            {
                return [.. _states.Values.Where(state => !state.HasMatched).Select(state => state.Rule)];
            }
        }
    }

    /// <summary>Whether no call can be faulted and no source can change that: a surface may stand aside.</summary>
    public bool IsIdle => _plan is null && Watch is null;

    internal TimeProvider Time { get; }

    internal FaultEvidence Evidence { get; }

    /// <summary>The invocations that this injector's surfaces have taken in and not yet answered.</summary>
    internal InvocationsInFlight InFlight { get; } = new();

    /// <summary>Where plans come from; null where nothing watches.</summary>
    internal PlanWatch? Watch { get; set; }

    /// <summary>Whether calls that leave the process have to be told whose they are.</summary>
    internal bool NeedsScopes => _plan is { HasOutbound: true };

    /// <summary>The injector that a component has to ask: that of the test around the call, else its own.</summary>
    /// <param name="own">The one the component was made with.</param>
    public static FaultInjector For(FaultInjector own) => TestScopes.Current ?? own;

    /// <summary>Puts a plan into force for the calls that follow. Counters of rules that did not change go on where they were.</summary>
    /// <param name="plan">The plan; one that is not enabled, not meant for this environment or expired turns off.</param>
    public void Load(FaultPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (PlanGate.WhyClosed(plan, _environment, Time.GetUtcNow()) is { } reason)
        {
            TurnOff(reason);
            return;
        }

        lock (_loading)
        {
            // A look at a source that was under way when chaos ended must not begin it again.
            if (_isDisposed)
            {
                return;
            }

            var old = _states;
            _states = plan.Rules.ToDictionary(
                rule => rule.Name,
                rule => old.TryGetValue(rule.Name, out var state) && state.Rule == rule ? state : new(rule),
                StringComparer.Ordinal);
            _plan = new(plan, _states, _off.Token);
        }

        Evidence.Say(NoticeLevel.Information, $"faults are on: {plan.Rules.Count} rule(s) in force{(plan.Expires is { } end ? $" until {end:u}" : "")}");
    }

    /// <summary>Turns faults off: no call is faulted any more, and waits that faults began end now.</summary>
    /// <param name="reason">Why, for the listeners.</param>
    public void TurnOff(string reason) => TurnOff(reason, null);

    /// <summary>Turns faults off, unless another plan than the one that is meant has come into force in the meantime.</summary>
    private void TurnOff(string reason, CompiledPlan? meant)
    {
        CancellationTokenSource off;
        lock (_loading)
        {
            if (_plan is null || (meant ?? _plan) != _plan)
            {
                return;
            }

            // A fresh source at once, so that a plan loaded while this one is being cancelled is not cancelled with it.
            _plan = null;
            (off, _off) = (_off, new());
        }

        off.Cancel();
        Evidence.Say(NoticeLevel.Information, $"faults are off: {reason}");
        if (UnmatchedRules is { Count: > 0 } unmatched)
        {
            Evidence.Say(NoticeLevel.Warning, $"rules that no call ever matched: {string.Join(", ", unmatched.Select(rule => $"\"{rule.Name}\" ({rule.Target})"))}");
        }
    }

    /// <summary>Whether a rule in force speaks to a point; worth asking before a call's path is worked out.</summary>
    /// <param name="point">The point.</param>
    public bool Concerns(FaultPoint point)
    {
        ArgumentNullException.ThrowIfNull(point);
        return _plan is { } plan && plan.At(point) is not null;
    }

    /// <summary>Decides about one call.</summary>
    /// <param name="call">The call.</param>
    /// <returns>What goes wrong with it, for the surface to carry out and dispose; null where nothing does.</returns>
    public FaultDecision? Decide(in FaultCall call)
    {
        var plan = _plan;
        if (plan is null)
        {
            return null;
        }

        var rules = plan.At(call.Point);
        return rules is null ? null : Decide(plan, rules, in call);
    }

    /// <summary>Whether nothing concerns work that enters at a point: no look is due, no rule speaks to it or to the calls it will make.</summary>
    /// <param name="point">The point; null where finding it takes more than this question is worth.</param>
    internal bool LetsPass(FaultPoint? point) =>
        (_plan is not { } plan || (point is not null && !plan.HasOutbound && plan.At(point) is null)) && Watch is not { IsDue: true };

    /// <summary>Looks at the plan's source, if the last look is too old; where work enters the process.</summary>
    internal ValueTask RefreshAsync(CancellationToken cancellation) => Watch?.LookIfDueAsync(cancellation) ?? default;

    /// <summary>Looks as <see cref="RefreshAsync"/> does, for surfaces whose calls hold their thread.</summary>
    internal void Refresh() => Watch?.LookIfDue();

    /// <summary>Ends a plan whose time is up. Calls see to that themselves; this is for when none comes, or one waits.</summary>
    internal bool TurnOffIfExpired()
    {
        var plan = _plan;
        if (plan?.Plan.Expires is not { } end || Time.GetUtcNow() < end)
        {
            return false;
        }

        TurnOff($"the plan expired at {end:u}", plan);
        return true;
    }

    /// <summary>Turns off for good: no source will be looked at again.</summary>
    public void Dispose()
    {
        lock (_loading)
        {
            _isDisposed = true;
        }

        Watch = null;
        TurnOff("chaos has ended");
    }

    /// <summary>A call that was faulted is over.</summary>
    internal void EndFault() => Interlocked.Decrement(ref _active);

    private FaultDecision? Decide(CompiledPlan plan, PointRules rules, in FaultCall call)
    {
#pragma warning disable CA1031 // Whatever goes wrong in here is our mistake and must not become the host's.
        try
        {
            if (plan.Plan.Expires is not null && TurnOffIfExpired())
            {
                return null;
            }

            var scope = _fixedScope ?? call.Scope ?? InvocationScope.Current ?? InFlight.Sole ?? _noScope;
            var state = scope.StateFor(plan);
            var draft = FaultDecider.Decide(rules, in call, state);
            return draft is null ? null : Begin(plan, call.Point, scope, state, draft);
        }
        catch (Exception e)
        {
            Evidence.Say(NoticeLevel.Error, $"a decision at {call.Point} failed and was taken as \"no fault\": {e}");
            return null;
        }
#pragma warning restore CA1031
    }

    private FaultDecision? Begin(CompiledPlan plan, FaultPoint point, FaultScope scope, ScopeState state, DecisionDraft draft)
    {
        draft.Compose();
        if (!draft.IsEmpty && Interlocked.Increment(ref _active) > (plan.Plan.MaxActiveFaults ?? int.MaxValue))
        {
            EndFault();
            draft.Drop($"{plan.Plan.MaxActiveFaults} faults are being acted out already (maxActiveFaults)");
        }

        var decision = new FaultDecision(this, plan, point, scope, state.Nonce, draft);
        return draft.IsEmpty ? null : decision;
    }
}
