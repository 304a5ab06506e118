namespace FaultKit.Lambda;

/// <summary>What rules can match on in an invocation: <c>requestId</c>, <c>traceId</c>, <c>qualifier</c>, <c>coldStart</c>, <c>eventSource</c>, and the event.</summary>
internal sealed class InvocationAttributes : AttributeReader
{
    /// <summary>The attribute that the event has to be fetched for.</summary>
    public const string EventSource = "eventSource";

    public static InvocationAttributes Reader { get; } = new();

    public override AttributeValue Read(object carrier, string name)
    {
        var invocation = (FetchedInvocation)carrier;
        return name switch
        {
            "requestId" => AttributeValue.Of(invocation.RequestId),
            "traceId" when invocation.TraceId.Length > 0 => AttributeValue.Of(invocation.TraceId),
            "qualifier" when FunctionPoints.QualifierOf(invocation.Arn) is { } qualifier => AttributeValue.Of(qualifier),
            "coldStart" => AttributeValue.Of(invocation.IsColdStart),
            EventSource => AttributeValue.Of(invocation.Facts.Word),
            _ => AttributeValue.Absent,
        };
    }

    public override ReadOnlyMemory<byte> Payload(object carrier) => ((FetchedInvocation)carrier).Event;
}
