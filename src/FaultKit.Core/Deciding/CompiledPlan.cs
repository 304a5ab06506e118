using System.Runtime.CompilerServices;

namespace FaultKit;

/// <summary>A plan with its rules sorted by point, so that a call costs nothing for rules that cannot concern it.</summary>
internal sealed class CompiledPlan
{
    private readonly Lock _growing = new();
    private readonly IReadOnlyDictionary<string, RuleState> _states;
    private readonly CompiledRule[] _rules;
    private readonly int _observed;
    private readonly bool _meetsAll;
    private PointRules?[] _byPoint = new PointRules?[64];

    public CompiledPlan(FaultPlan plan, IReadOnlyDictionary<string, RuleState> states, Func<FaultRule, string?> whyInert, PlanSwitch @switch, bool meetsAll = false, IReadOnlyList<AbortWindow>? guards = null)
    {
        Guards = guards ?? Array.Empty<AbortWindow>();
        Plan = plan;
        Switch = @switch;
        _states = states;
        _meetsAll = meetsAll;
        var rules = new CompiledRule[plan.Rules.Count];
        var count = 0;
        for (var i = 0; i < rules.Length; i++)
        {
            var rule = plan.Rules[i];
            if (whyInert(rule) is null)
            {
                var compiled = rules[count++] = new(states[rule.Name]);
                HasInit |= compiled.IsOfInit;
                HasOutbound |= rule.Target.Kind is not (PointKind.Lambda or PointKind.AspNetCore);
            }
        }

        Array.Resize(ref rules, count);
        _rules = rules;
        for (var i = 0; i < Guards.Count; i++)
        {
            _observed |= 1 << (int)Guards[i].Condition.Target.Kind;
        }

        IsAtEveryDoor = HasOutbound || Observes(PointKind.Lambda);
    }

    public FaultPlan Plan { get; }

    /// <summary>Thrown when faults are turned off: what a fault began must not outlive it.</summary>
    public PlanSwitch Switch { get; }

    /// <summary>Whether a rule speaks to calls that leave the process, which have to be told whose they are.</summary>
    public bool HasOutbound { get; }

    /// <summary>Whether a rule speaks to the initialization of an execution environment.</summary>
    public bool HasInit { get; }

    /// <summary>Whether every invocation concerns it: because of the calls that it makes, or because its outcome counts.</summary>
    public bool IsAtEveryDoor { get; }

    /// <summary>What is counted to end the plan when too much goes wrong.</summary>
    public IReadOnlyList<AbortWindow> Guards { get; }

    /// <summary>The rules that speak to a point; null where there are none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public PointRules? At(FaultPoint point)
    {
        var table = Volatile.Read(ref _byPoint);
        var rules = (uint)point.Id < (uint)table.Length ? table[point.Id] : null;
        rules ??= Add(point);
        return rules.IsMoot ? null : rules;
    }

    /// <summary>Whether the outcome of calls of a kind is looked at.</summary>
    public bool Observes(PointKind kind) => (_observed & (1 << (int)kind)) != 0;

    /// <summary>Whether the outcome of calls through a point is looked at.</summary>
    public bool Observes(FaultPoint point)
    {
        if (!Observes(point.Kind))
        {
            return false;
        }

        foreach (var guard in Guards)
        {
            if (guard.Condition.Target.Covers(point))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a rule is one of its own, unchanged.</summary>
    public bool Has(RuleState state) => _states.TryGetValue(state.Rule.Name, out var own) && own == state;

    /// <summary>A place this plan has not met: its rules are looked up once, off the steady path.</summary>
    private PointRules Add(FaultPoint point)
    {
        var rules = new PointRules(point, Array.FindAll(_rules, rule => rule.IsOfInit == point.IsInit && rule.Rule.Target.Covers(point)), _meetsAll);
        if (point.Id == PointTable.Unlisted)
        {
            return rules;
        }

        lock (_growing)
        {
            var table = _byPoint;
            if (point.Id >= table.Length)
            {
                Array.Resize(ref table, Math.Max(point.Id + 1, table.Length * 2));
            }
            else if (table[point.Id] is { } raced)
            {
                return raced;
            }

            Volatile.Write(ref table[point.Id], rules);
            Volatile.Write(ref _byPoint, table);
            return rules;
        }
    }
}
