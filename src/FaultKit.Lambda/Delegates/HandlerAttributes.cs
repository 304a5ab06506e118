namespace FaultKit.Lambda;

/// <summary>What rules can match on around a handler: <c>requestId</c>, <c>traceId</c>, <c>qualifier</c>, <c>coldStart</c>; <c>eventSource</c> and the event where the handler reads it from a stream.</summary>
/// <remarks>
/// Of a typed event only the object is left that a serializer made of it. Writing it out again would take a serializer of the
/// user's, cost what the budget of a whole invocation is, and give another document than the one that came: conditions on it do not
/// hold here. The Runtime API handler and the relay see every event.
/// </remarks>
internal sealed class HandlerAttributes : AttributeReader
{
    public static HandlerAttributes Reader { get; } = new();

    public override MatchValue Read(object carrier, string name)
    {
        var invocation = (HandlerInvocation)carrier;
        return name switch
        {
            "requestId" when invocation.RequestId is { } id => MatchValue.Of(id),
            "traceId" when invocation.TraceId is { Length: > 0 } trace => MatchValue.Of(trace),
            "qualifier" when FunctionPoints.QualifierOf(invocation.Arn) is { } qualifier => MatchValue.Of(qualifier),
            "coldStart" => MatchValue.Of(invocation.IsColdStart),
            InvocationAttributes.EventSource when invocation.Event is not null => MatchValue.Of(EventFacts.Of(Payload(carrier).Span).Word),
            _ => MatchValue.Absent,
        };
    }

    public override bool IsBlind(object carrier) => ((HandlerInvocation)carrier).Event is null;

    /// <summary>The event; the stream is where it was afterwards.</summary>
    public override ReadOnlyMemory<byte> Payload(object carrier)
    {
        var stream = ((HandlerInvocation)carrier).Event!;
        var start = stream.Position;
        if (stream is MemoryStream memory && memory.TryGetBuffer(out var buffer))
        {
            return buffer.AsMemory((int)start);
        }

        try
        {
            var bytes = new byte[stream.Length - start];
            return bytes.AsMemory(0, stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false));
        }
        finally
        {
            stream.Position = start;
        }
    }
}
