namespace FaultKit.AwsSdk.Pipeline;

/// <summary>
/// What rules can match on in an attempt: <c>service</c>, <c>operation</c>, <c>region</c>, <c>endpoint</c>, <c>attempt</c>, <c>try</c>,
/// <c>clientType</c>, and members of the request by name (<c>TableName</c>, <c>Bucket</c>, <c>QueueUrl</c>) or path.
/// </summary>
internal sealed class AwsAttributes : AttributeReader
{
    public static AwsAttributes Reader { get; } = new();

    public override MatchValue Read(object carrier, string name)
    {
        var call = (AwsCall)carrier;
        return name switch
        {
            "service" => MatchValue.Of(call.Service),
            "operation" => MatchValue.Of(call.Operation),
            "region" => TextOrAbsent(call.Region),
            "endpoint" => TextOrAbsent(call.Context.Request.Endpoint?.GetLeftPart(UriPartial.Authority)),
            "attempt" => MatchValue.Of(call.Context.Retries + 1),
            "try" => MatchValue.Of(call.Try),
            "clientType" => MatchValue.Of(call.Client.GetType().Name),
            _ => AwsMembers.Find(call, name),
        };
    }

    public override ReadOnlyMemory<byte> Payload(object carrier) => AwsMembers.Json((AwsCall)carrier);

    private static MatchValue TextOrAbsent(string? text) => string.IsNullOrEmpty(text) ? MatchValue.Absent : MatchValue.Of(text);
}
