namespace FaultKit.Testing;

/// <summary>How an emulated invocation ended, as its caller would learn it from Lambda.</summary>
public enum LambdaOutcomeKind
{
    /// <summary>The runtime posted a response, complete and within the limits.</summary>
    Succeeded,

    /// <summary>The runtime posted an error, or a response that was too large, was cut off or had an error trailer.</summary>
    Failed,

    /// <summary>The function's timeout passed before an answer was complete.</summary>
    TimedOut,

    /// <summary>The runtime reported that it could not initialize or could not be restored.</summary>
    InitFailed,

    /// <summary>The emulator was disposed of first.</summary>
    Stopped,
}
