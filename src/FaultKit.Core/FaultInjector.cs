using System.Runtime.CompilerServices;

namespace FaultKit;

/// <summary>Decides whether a plan's faults are injected here and now.</summary>
/// <remarks>
/// Every surface asks one of these for every call. Without a plan in force the answer costs a field read; without a rule for the
/// point, a look into a table; neither allocates, locks or waits. It never throws into a call: whatever goes wrong inside is told to
/// the listeners and means "no fault". Safe for any number of threads.
/// </remarks>
public sealed partial class FaultInjector : IDisposable
{
    /// <summary>Points that a program names itself need no surface.</summary>
    private static int s_surfaces = 1 << (int)PointKind.Custom;

    private readonly PlanSlot _slot;
    private readonly TraceScopes _traces = new();
    private readonly FaultScope _noScope = new(ScopeKind.None, "");
    private readonly FaultScope? _fixedScope;
    private readonly string _environment;
    private readonly CallLog? _calls;
    private int _active;

    /// <summary>An injector without a plan: closed.</summary>
    /// <param name="options">What it is made with; the defaults unless said otherwise.</param>
    public FaultInjector(FaultInjectorOptions? options = null)
    {
        options ??= new();
        Time = options.Time;
        Evidence = new(options.JournalCapacity, options.Listeners);
        Consent = options.Consent;
        ProcessEnd = options.ProcessEnd;
        _slot = new(Evidence, options.Calls is not null);
        _calls = options.Calls;
        _environment = options.Environment;
        _fixedScope = options.Scope;
        Vigil = new(this);
    }

    /// <summary>The last hits.</summary>
    public FaultJournal Journal => Evidence.Journal;

    /// <summary>The plan in force; null where faults are off.</summary>
    public FaultPlan? Plan => _slot.Current?.Plan;

    /// <summary>Rules of the plan last in force that no call has ever matched: an experiment in which they are all of them showed nothing.</summary>
    public IReadOnlyList<FaultRule> UnmatchedRules => _slot.Unmatched;

    /// <summary>Whether no call can be faulted and no source can change that: a surface may stand aside.</summary>
    public bool IsIdle => _slot.Current is null && Watch is null;

    internal TimeProvider Time { get; }

    internal FaultEvidence Evidence { get; }

    internal ProcessConsent Consent { get; }

    internal IProcessEnd ProcessEnd { get; }

    /// <summary>The invocations that this injector's surfaces have taken in and not yet answered.</summary>
    internal InvocationsInFlight InFlight { get; } = new();

    /// <summary>Looks at the plan's source while faults are acted out.</summary>
    internal PlanVigil Vigil { get; }

    /// <summary>Where plans come from; null where nothing watches.</summary>
    internal PlanWatch? Watch { get; set; }

    /// <summary>Whom a test has put in this one's place, for calls that do not come out of the test's own flow; null for nobody.</summary>
    internal FaultInjector? StandIn { get; set; }

    /// <summary>How many faulted calls are not over yet.</summary>
    internal int ActiveFaults => Volatile.Read(ref _active);

    /// <summary>Whether invocations have to be kept in mind: calls that leave the process have to be told whose they are, or outcomes count.</summary>
    internal bool NeedsScopes => _slot.Current is { IsAtEveryDoor: true };

    /// <summary>The injector that a component has to ask: that of the test around the call, else its own.</summary>
    /// <param name="own">The one the component was made with.</param>
    public static FaultInjector For(FaultInjector own) => TestScopes.AreLive ? InTests(own) : own;

    /// <summary>Says that a surface of this process has points of a kind: rules for other kinds can never act here.</summary>
    /// <param name="kind">The kind.</param>
    public static void NoteSurface(PointKind kind) => Interlocked.Or(ref s_surfaces, 1 << (int)kind);

    /// <summary>What would become of each rule of the plan in force at a call; nothing is injected, and nothing counted.</summary>
    /// <param name="call">The call, in words.</param>
    public FaultExplanation Explain(CallDescription call)
    {
        ArgumentNullException.ThrowIfNull(call);
        return _slot.Current is { Plan: var plan } ? FaultExplainer.Explain(plan, Consent.WhyInert, call, Time) : new("no plan is in force", []);
    }

    /// <summary>Whether a rule in force speaks to a point; worth asking before a call's path is worked out.</summary>
    /// <param name="point">The point.</param>
    public bool Concerns(FaultPoint point)
    {
        ArgumentNullException.ThrowIfNull(point);
        return _slot.Current is { } plan && plan.At(point) is not null;
    }

    /// <summary>Decides about one call.</summary>
    /// <param name="call">The call.</param>
    /// <returns>What goes wrong with it, for the surface to carry out and dispose; null where nothing does.</returns>
    public FaultDecision? Decide(in FaultCall call)
    {
        var plan = _slot.Current;
        if (plan is null)
        {
            return null;
        }

        var rules = plan.At(call.Point);
        return rules is null ? null : Decide(plan, rules, in call);
    }

    /// <summary>Whether nothing concerns work that enters at a point: no look is due, no rule speaks to it or to the calls it will make.</summary>
    /// <param name="point">The point; null where finding it takes more than this question is worth.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool LetsPass(FaultPoint? point)
    {
        var plan = _slot.Current;
        return (plan is null || (point is not null && !plan.IsAtEveryDoor && !(plan.HasInit && AwaitsInit) && plan.At(point) is null)) && Watch is not { IsDue: true };
    }

    /// <summary>Whether a rule speaks to the initialization of this environment, and nobody has asked about that yet.</summary>
    internal bool AwaitsInit => _slot.Current is { HasInit: true } && !InFlight.HasBegun && !InFlight.IsFed;

    /// <summary>What goes wrong with the initialization of this environment; null where nothing does, or where somebody has asked before.</summary>
    internal FaultDecision? DecideInit(string function, string environment) =>
        InFlight.TryBegin() && _slot.Current is { HasInit: true } ? Decide(new(FaultPoint.LambdaInit(function), scope: new(ScopeKind.Environment, environment))) : null;

    /// <summary>Whether a rule matches on the payload of calls through a point: a surface that has to make it readable does so first.</summary>
    internal bool NeedsPayload(FaultPoint point) => _slot.Current?.At(point) is { PayloadPaths.Length: > 0 };

    /// <summary>Whether a rule matches on an attribute of calls through a point: a surface that has to work for it does so then.</summary>
    internal bool NeedsAttribute(FaultPoint point, string name) => _slot.Current?.At(point)?.Attributes.Contains(name) == true;

    /// <summary>Whether a rule has conditions on calls through a point: a surface that has to gather what they look at does so first.</summary>
    internal bool HasConditions(FaultPoint point) => _slot.Current?.At(point) is { HasConditions: true };

    /// <summary>The rules in force that speak to a point.</summary>
    internal FaultRule[] RulesAt(FaultPoint point) => Array.ConvertAll(_slot.Current?.At(point)?.Items ?? [], item => item.Rule);

    /// <summary>A call that was faulted is over.</summary>
    internal void EndFault() => Interlocked.Decrement(ref _active);

    private static FaultInjector InTests(FaultInjector own) => TestScopes.Current ?? own?.StandIn ?? own!;

    private FaultDecision? Decide(CompiledPlan plan, PointRules rules, in FaultCall call)
    {
#pragma warning disable CA1031 // Whatever goes wrong in here is our mistake and must not become the host's.
        try
        {
            if (QuietFlow.IsCurrent)
            {
                return null;
            }

            if (plan.Plan.Expires is not null && TurnOffIfExpired())
            {
                return null;
            }

            var scope = _fixedScope ?? call.Scope ?? InvocationScope.Current ?? InFlight.Sole ?? _traces.Current ?? _noScope;
            var state = scope.StateFor(plan);
            var trace = _calls is null ? null : new DecisionTrace();
            var draft = FaultDecider.Decide(rules, in call, state, Time, trace);
            var decision = draft is null ? null : Begin(plan, call.Point, scope, state, draft);
            _calls?.Add(Time.GetUtcNow(), in call, plan.Plan, draft, trace!);
            return decision;
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
        if (!draft.IsEmpty && Watch?.IsFresh() == false)
        {
            draft.Drop("the plan's source has not been heard for too long");
        }

        if (!draft.IsEmpty && Interlocked.Increment(ref _active) > (plan.Plan.MaxActiveFaults ?? int.MaxValue))
        {
            EndFault();
            draft.Drop($"{plan.Plan.MaxActiveFaults} faults are being acted out already (maxActiveFaults)");
        }

        var decision = new FaultDecision(this, plan, point, scope, state.Nonce, draft);
        if (draft.IsEmpty)
        {
            return null;
        }

        if (plan.Plan.DryRun)
        {
            decision.Rehearse();
            return null;
        }

        Vigil.Begin();
        return decision;
    }
}
