namespace FaultKit;

/// <summary>Holds the plan in force: one at a time, changed as a whole.</summary>
/// <remarks>Reading is a field read. Counters of rules that a change leaves as they are go on where they were.</remarks>
/// <param name="evidence">Whose journal ends with a plan.</param>
/// <param name="meetsAll">Whether points that no rule speaks to are decided about as well, for somebody who takes down every call.</param>
internal sealed class PlanSlot(FaultEvidence evidence, bool meetsAll = false)
{
    private readonly Lock _changing = new();
    private Dictionary<string, RuleState> _states = new(StringComparer.Ordinal);
    private AbortWindow[] _guards = [];
    private PlanSwitch _switch = new();
    private volatile CompiledPlan? _current;
    private bool _isClosed;

    public CompiledPlan? Current => _current;

    /// <summary>Rules of the plan last in force that no call has ever matched.</summary>
    public IReadOnlyList<FaultRule> Unmatched
    {
        get
        {
            lock (_changing)
            {
                return new List<RuleState>(_states.Values).FindAll(state => !state.HasMatched).ConvertAll(state => state.Rule);
            }
        }
    }

    /// <summary>Conditions of the plan last in force that no call was ever held against.</summary>
    public IReadOnlyList<AbortCondition> Uncounted
    {
        get
        {
            lock (_changing)
            {
                return Array.ConvertAll(Array.FindAll(_guards, guard => !guard.HasCounted), guard => guard.Condition);
            }
        }
    }

    /// <summary>Puts a plan in the place of the one in force; false where the slot was closed.</summary>
    public bool TryPut(FaultPlan plan, Func<FaultRule, string?> whyInert)
    {
        lock (_changing)
        {
            // A look at a source that was under way when chaos ended must not begin it again.
            if (_isClosed)
            {
                return false;
            }

            var old = _states;
            _states = new(plan.Rules.Count, StringComparer.Ordinal);
            for (var i = 0; i < plan.Rules.Count; i++)
            {
                var rule = plan.Rules[i];
                _states.Add(rule.Name, old.TryGetValue(rule.Name, out var state) && state.Rule == rule ? state : new(rule));
            }

            _guards = plan.AbortWhen.Count == 0 ? [] : GuardsOf(plan.AbortWhen);
            _current = new(plan, _states, whyInert, _switch, meetsAll, _guards);
            return true;
        }
    }

    /// <summary>What was counted goes on being counted where the condition is the same.</summary>
    private AbortWindow[] GuardsOf(IReadOnlyList<AbortCondition> conditions)
    {
        var guards = _current is null ? [] : _guards;
        return conditions.ConvertAll(condition => Array.Find(guards, guard => guard.Condition == condition) ?? new(condition));
    }

    /// <summary>Takes no plan any more.</summary>
    public void Close()
    {
        lock (_changing)
        {
            _isClosed = true;
        }
    }

    /// <summary>Takes the plan out, and ends what it began; false where there was none, or another than the one that is meant.</summary>
    public bool TryClear(CompiledPlan? meant)
    {
        PlanSwitch off;
        lock (_changing)
        {
            if (_current is null || (meant ?? _current) != _current)
            {
                return false;
            }

            // A fresh switch at once, so that a plan put in while this one is being ended is not ended with it.
            _current = null;
            (off, _switch) = (_switch, new());
        }

        evidence.Journal.Seal(off);
        off.End();
        return true;
    }
}
