namespace FaultKit;

/// <summary>What an error of a service says, where a plan can ask for it without naming the code.</summary>
internal enum AwsErrorKind
{
    /// <summary>Something that only its code says.</summary>
    Other,

    /// <summary>There were too many calls.</summary>
    Throttled,

    /// <summary>The caller may not do this.</summary>
    Denied,

    /// <summary>The caller's credentials were good once.</summary>
    Expired,

    /// <summary>The caller's credentials are nobody's.</summary>
    Invalid,

    /// <summary>The service failed.</summary>
    Internal,

    /// <summary>The service cannot answer now.</summary>
    Unavailable,

    /// <summary>The caller's clock is wrong.</summary>
    Skewed,
}
