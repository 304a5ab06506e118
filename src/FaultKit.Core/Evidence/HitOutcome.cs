namespace FaultKit;

/// <summary>What became of a fault that chance let through.</summary>
public enum HitOutcome
{
    /// <summary>It was injected.</summary>
    Injected,

    /// <summary>It lost to another fault, to its limit or to the budget, and nothing of it was done.</summary>
    Suppressed,

    /// <summary>It was chosen but there was nothing to do it to: the call failed by itself, or faults were turned off first.</summary>
    Missed,

    /// <summary>Nothing was injected: a caller came back before the wait was over that an earlier throttle had asked for.</summary>
    Early,

    /// <summary>It would have been injected, but the plan is a dry run.</summary>
    DryRun,
}
