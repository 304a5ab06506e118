using System.Linq;

namespace FaultKit;

/// <summary>Takes down every call that an injector is asked about; for tests, which have to say why nothing happened.</summary>
/// <remarks>Bounded: a test that makes more calls than anybody reads keeps the first ones. Safe for any number of threads.</remarks>
internal sealed class CallLog(int capacity)
{
    private readonly Lock _writing = new();
    private readonly List<CallTrace> _calls = [];

    /// <summary>The calls so far, in the order they were asked about.</summary>
    public IReadOnlyList<CallTrace> Calls
    {
        get
        {
            lock (_writing)
            {
                return [.. _calls];
            }
        }
    }

    public void Add(DateTimeOffset time, in FaultCall call, FaultPlan plan, DecisionDraft? draft, DecisionTrace trace)
    {
        draft?.Suppressed.ForEach(lost => trace.Suppressed(lost.Fault, lost.Reason));
        var verdicts = plan.Rules.Select(rule => trace.Of(rule) ?? new(rule, VerdictKind.OtherPoint, $"its target {rule.Target} does not cover the point")).ToArray();
        lock (_writing)
        {
            if (_calls.Count < capacity)
            {
                _calls.Add(new(time, call.Point, call.Path.ToString(), verdicts));
            }
        }
    }
}
