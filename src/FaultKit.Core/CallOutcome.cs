namespace FaultKit;

/// <summary>A call whose outcome a plan's <c>abortWhen</c> looks at; nothing where it looks at none.</summary>
/// <remarks>A surface takes one as a call begins (<see cref="FaultInjector.Observe"/>) and ends it with the call, faulted or not.</remarks>
public readonly struct CallOutcome : IEquatable<CallOutcome>
{
    private readonly FaultInjector? _injector;
    private readonly CompiledPlan? _plan;
    private readonly FaultPoint? _point;
    private readonly long _started;

    internal CallOutcome(FaultInjector injector, CompiledPlan plan, FaultPoint point) =>
        (_injector, _plan, _point, _started) = (injector, plan, point, injector.Time.GetTimestamp());

    /// <summary>Whether anybody wants to know.</summary>
    public bool IsObserved => _plan is not null;

    /// <summary>The call is over.</summary>
    /// <param name="hasFailed">Whether it failed.</param>
    /// <param name="decision">The faults it had; null for none. What they did to it is not held against the plan.</param>
    public void End(bool hasFailed, FaultDecision? decision = null)
    {
        if (_plan is null || decision is { HasDecided: true })
        {
            return;
        }

        TimeSpan? took = decision is { HasDelayed: true } ? null : _injector!.Time.GetElapsedTime(_started);
        foreach (var window in _plan.Guards)
        {
            if (window.Condition.Target.Covers(_point!) && window.Count(_injector!.Time.GetUtcNow(), took, hasFailed) is { } reason)
            {
                _injector.Abort(_plan, reason);
            }
        }
    }

    /// <inheritdoc/>
    public bool Equals(CallOutcome other) => (_plan, _point, _started) == (other._plan, other._point, other._started);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is CallOutcome other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_plan, _point, _started);

    /// <summary>Whether two are the same call's.</summary>
    public static bool operator ==(CallOutcome left, CallOutcome right) => left.Equals(right);

    /// <summary>Whether two are not the same call's.</summary>
    public static bool operator !=(CallOutcome left, CallOutcome right) => !left.Equals(right);
}
