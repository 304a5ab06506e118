namespace FaultKit;

/// <summary>Why access is denied.</summary>
public enum DenialKind
{
    /// <summary>The caller is known and may not: a permission was taken away.</summary>
    Denied,

    /// <summary>The caller's credentials were good once and have expired.</summary>
    Expired,

    /// <summary>The caller's credentials are not accepted.</summary>
    Invalid,
}
