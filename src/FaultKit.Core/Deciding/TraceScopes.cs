using System.Collections.Concurrent;
using System.Diagnostics;

namespace FaultKit;

/// <summary>The scopes of calls that belong to no test and no invocation, but to a trace: a request that a server handles, a message.</summary>
/// <remarks>Two generations of bounded size: a scope that is still used moves to the young one, and the rest is let go.</remarks>
internal sealed class TraceScopes
{
    private const int Most = 1024;

    private readonly Lock _turning = new();

    // Made for the first trace: dictionaries of a value type are compiled anew whenever a process starts, and many never ask.
    private ConcurrentDictionary<ActivityTraceId, FaultScope>? _young;
    private ConcurrentDictionary<ActivityTraceId, FaultScope>? _old;

    /// <summary>The scope of the current trace; null outside one.</summary>
    public FaultScope? Current => Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity ? Of(activity.TraceId) : null;

    private FaultScope Of(ActivityTraceId trace)
    {
        var young = Volatile.Read(ref _young);
        if (young is not null && young.TryGetValue(trace, out var scope))
        {
            return scope;
        }

        if (young is null || young.Count >= Most)
        {
            young = Turn();
        }

        return young.GetOrAdd(trace, Volatile.Read(ref _old) is { } old && old.TryGetValue(trace, out var known) ? known : new FaultScope(ScopeKind.Trace, trace.ToHexString()));
    }

    private ConcurrentDictionary<ActivityTraceId, FaultScope> Turn()
    {
        lock (_turning)
        {
            if (_young is null || _young.Count >= Most)
            {
                Volatile.Write(ref _old, _young);
                Volatile.Write(ref _young, new());
            }

            return _young;
        }
    }
}
