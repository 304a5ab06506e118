namespace FaultKit.Lambda;

/// <summary>What a runtime client asks of the Runtime API.</summary>
internal enum RuntimeApiVerb
{
    /// <summary>Something that concerns no invocation: initialization, restore.</summary>
    Other,

    /// <summary>To be woken from a snapshot.</summary>
    Restore,

    /// <summary>The next invocation.</summary>
    Next,

    /// <summary>An invocation's result.</summary>
    Response,

    /// <summary>An invocation's failure.</summary>
    Error,
}
