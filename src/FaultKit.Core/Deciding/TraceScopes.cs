using System.Collections.Concurrent;
using System.Diagnostics;

namespace FaultKit;

/// <summary>The scopes of calls that belong to no test and no invocation, but to a trace: a request that a server handles, a message.</summary>
/// <remarks>Two generations of bounded size: a scope that is still used moves to the young one, and the rest is let go.</remarks>
internal sealed class TraceScopes
{
    private const int Most = 1024;

    private readonly Lock _turning = new();
    private ConcurrentDictionary<ActivityTraceId, FaultScope> _young = new();
    private ConcurrentDictionary<ActivityTraceId, FaultScope> _old = new();

    /// <summary>The scope of the current trace; null outside one.</summary>
    public FaultScope? Current => Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity ? Of(activity.TraceId) : null;

    private FaultScope Of(ActivityTraceId trace)
    {
        if (_young.TryGetValue(trace, out var scope))
        {
            return scope;
        }

        if (_young.Count >= Most)
        {
            Turn();
        }

        return _young.GetOrAdd(trace, _old.TryGetValue(trace, out var known) ? known : new FaultScope(ScopeKind.Trace, trace.ToHexString()));
    }

    private void Turn()
    {
        lock (_turning)
        {
            if (_young.Count >= Most)
            {
                (_old, _young) = (_young, new());
            }
        }
    }
}
