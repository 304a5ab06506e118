namespace FaultKit.Testing;

/// <summary>How an asynchronous invocation came to its end, in the words of a destination record.</summary>
public enum AsyncCondition
{
    /// <summary>An attempt succeeded.</summary>
    Success,

    /// <summary>All attempts failed.</summary>
    RetriesExhausted,

    /// <summary>The event became too old for another attempt.</summary>
    EventAgeExceeded,
}
