namespace FaultKit.Testing;

/// <summary>Says that a runtime has died, in the words of Lambda.</summary>
internal static class RuntimeExit
{
    /// <param name="requestId">The invocation that it was working on; empty for none.</param>
    /// <param name="failure">What it died of; null where it ended without a failure.</param>
    public static LambdaError Error(string requestId, Exception? failure)
    {
        var id = requestId.Length > 0 ? $"RequestId: {requestId} " : "";
        var how = failure switch
        {
            null => "Runtime exited without providing a reason",
            ProcessExitException exit => $"Runtime exited with error: {exit.Message}",
            _ => $"Runtime exited with error: {failure}",
        };
        return PlatformError.Create("Runtime.ExitError", $"{id}Error: {how}");
    }
}
