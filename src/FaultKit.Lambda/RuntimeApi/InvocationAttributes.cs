namespace FaultKit.Lambda;

/// <summary>What rules can match on in an invocation: <c>requestId</c>, <c>traceId</c>, <c>qualifier</c>, <c>coldStart</c>, <c>eventSource</c>, and the event.</summary>
internal sealed class InvocationAttributes : AttributeReader
{
    /// <summary>The attribute that the event has to be fetched for.</summary>
    public const string EventSource = "eventSource";

    public static InvocationAttributes Reader { get; } = new();

    public override MatchValue Read(object carrier, string name)
    {
        var invocation = (FetchedInvocation)carrier;
        return name switch
        {
            "requestId" => MatchValue.Of(invocation.RequestId),
            "traceId" when invocation.TraceId.Length > 0 => MatchValue.Of(invocation.TraceId),
            "qualifier" when FunctionPoints.QualifierOf(invocation.Arn) is { } qualifier => MatchValue.Of(qualifier),
            "coldStart" => MatchValue.Of(invocation.IsColdStart),
            EventSource => MatchValue.Of(invocation.Facts.Word),
            _ => MatchValue.Absent,
        };
    }

    public override ReadOnlyMemory<byte> Payload(object carrier) => ((FetchedInvocation)carrier).Event;
}
