namespace FaultKit;

/// <summary>What became of one rule at one call.</summary>
public enum VerdictKind
{
    /// <summary>Its fault is injected.</summary>
    Injected,

    /// <summary>Its fault was chosen, and lost to another or to its limit.</summary>
    Suppressed,

    /// <summary>The dice said no.</summary>
    DiceSaidNo,

    /// <summary><c>skip</c> or <c>every</c> passed the call over.</summary>
    PassedOver,

    /// <summary><c>calls</c> names other calls of the scope.</summary>
    OtherCall,

    /// <summary>A condition of <c>match</c> does not hold.</summary>
    Unmatched,

    /// <summary><c>starts</c> and <c>duration</c> name another time.</summary>
    OutsideWindow,

    /// <summary>The target names another path.</summary>
    OtherPath,

    /// <summary>The target names other points.</summary>
    OtherPoint,

    /// <summary>The process does not let it act: consent or a registration is missing.</summary>
    Inert,

    /// <summary>The quota of its throttle lets the call pass.</summary>
    WithinQuota,
}
