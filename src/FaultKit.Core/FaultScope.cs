namespace FaultKit;

/// <summary>What decisions belong to: an invocation, a request, a test. Calls are counted, and dice rolled, per scope.</summary>
/// <remarks>Make one where work begins and let it go with the work. Safe for any number of threads.</remarks>
public sealed class FaultScope
{
    private ScopeState? _state;

    /// <summary>A scope.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="id">Its id; with a seeded plan the same id gets the same faults.</param>
    public FaultScope(ScopeKind kind, string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        (Kind, Id) = (kind, id);
    }

    /// <summary>What it is.</summary>
    public ScopeKind Kind { get; }

    /// <summary>Its id, such as the request id of an invocation; empty for <see cref="ScopeKind.None"/>.</summary>
    public string Id { get; }

    /// <summary>The scope's counters under a plan.</summary>
    internal ScopeState StateFor(CompiledPlan plan)
    {
        while (true)
        {
            var state = Volatile.Read(ref _state);
            if (state is not null && state.Plan == plan)
            {
                return state;
            }

            // Whoever loses the race begins again from what the winner made: counts and nonce are one chain.
            Interlocked.CompareExchange(ref _state, new(plan, Id, state), state);
        }
    }
}
