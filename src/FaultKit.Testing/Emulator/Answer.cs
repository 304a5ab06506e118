namespace FaultKit.Testing;

/// <summary>How an invocation is to end, before anybody knows whether it comes in time.</summary>
internal sealed record Answer(LambdaOutcomeKind Kind, ReadOnlyMemory<byte> Payload, LambdaError? Error = null)
{
    public string? ContentType { get; init; }

    public bool IsStreamed { get; init; }

    public static Answer Failure(LambdaError error) => Refusal(LambdaOutcomeKind.Failed, error);

    public static Answer Stopped(string requestId) => Refusal(
        LambdaOutcomeKind.Stopped, PlatformError.Create("Emulator.Stopped", $"RequestId: {requestId} Error: emulator stopped"));

    public static Answer InitFailed(LambdaError error) => Refusal(LambdaOutcomeKind.InitFailed, error);

    public static Answer TimedOut(string requestId, TimeSpan timeout) => Refusal(
        LambdaOutcomeKind.TimedOut,
        PlatformError.Create(
            "Sandbox.Timedout",
            FormattableString.Invariant($"RequestId: {requestId} Error: Task timed out after {timeout.TotalSeconds:F2} seconds")));

    // A caller of Lambda receives the error document where the response would have been.
    private static Answer Refusal(LambdaOutcomeKind kind, LambdaError error) =>
        new(kind, error.Body, error) { ContentType = "application/json" };
}
