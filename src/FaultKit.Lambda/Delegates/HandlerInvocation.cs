namespace FaultKit.Lambda;

/// <summary>What is known of an invocation where it enters a wrapped handler.</summary>
/// <param name="RequestId">The request id; null where the handler has no context.</param>
/// <param name="Arn">The ARN it was invoked by; null where the context does not tell.</param>
/// <param name="TraceId">The trace header; null where the context does not tell.</param>
/// <param name="IsColdStart">Whether it is the first that this process was given.</param>
/// <param name="Event">The event, where it can be read and put back; null where it cannot.</param>
internal sealed record HandlerInvocation(string? RequestId, string? Arn, string? TraceId, bool IsColdStart, Stream? Event);
