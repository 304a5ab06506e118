namespace FaultKit.Lambda;

/// <summary>What is known of an invocation before the function runs.</summary>
/// <param name="Function">The function's point.</param>
/// <param name="RequestId">The request id.</param>
/// <param name="Arn">The ARN it was invoked by; empty where nobody says.</param>
/// <param name="TraceId">The trace header; empty where there is none.</param>
/// <param name="IsColdStart">Whether it is the first that this process was given.</param>
/// <param name="Event">The event; empty where no rule looks at it.</param>
internal sealed record FetchedInvocation(FaultPoint Function, string RequestId, string Arn, string TraceId, bool IsColdStart, ReadOnlyMemory<byte> Event)
{
    private EventFacts? _facts;

    /// <summary>What the event's shape tells; read when the first rule asks.</summary>
    public EventFacts Facts => _facts ??= EventFacts.Of(Event.Span);
}
