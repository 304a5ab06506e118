namespace FaultKit;

/// <summary>What EventBridge answers (Amazon EventBridge API Reference; codes as its model has them).</summary>
internal static class EventBridgeErrors
{
    public static AwsService Service { get; } = new(
        "EventBridge",
        AwsProtocol.Json11,
        [
            new("ThrottlingException", 400, "Rate exceeded", AwsErrorKind.Throttled),
            new("InternalException", 500, "An exception occurred due to unexpected causes.", AwsErrorKind.Internal),
            new("ResourceNotFoundException", 400, "Event bus does not exist."),
            new("ResourceAlreadyExistsException", 400, "The resource already exists."),
            new("ConcurrentModificationException", 400, "There is concurrent modification on a rule, target, archive, or replay."),
            new("InvalidEventPatternException", 400, "Event pattern is not valid."),
            new("InvalidStateException", 400, "The state is not a valid one for an event source."),
            new("IllegalStatusException", 400, "A replay can be canceled only when it is running or starting."),
            new("LimitExceededException", 400, "A quota of EventBridge would be exceeded."),
            new("ManagedRuleException", 400, "The rule was made by an AWS service, which alone may change it."),
            new("OperationDisabledException", 400, "The operation is not available in this region."),
            new("PolicyLengthExceededException", 400, "The event bus policy is too long."),
        ]);
}
