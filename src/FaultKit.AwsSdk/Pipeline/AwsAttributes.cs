namespace FaultKit.AwsSdk.Pipeline;

/// <summary>What rules can match on in an attempt.</summary>
internal sealed class AwsAttributes : AttributeReader
{
    public static AwsAttributes Reader { get; } = new();

    public override AttributeValue Read(object carrier, string name)
    {
        var call = (AwsCall)carrier;
        return name switch
        {
            "service" => AttributeValue.Of(call.Service),
            "operation" => AttributeValue.Of(call.Operation),
            "attempt" => AttributeValue.Of(call.Context.Retries + 1),
            "clientType" => AttributeValue.Of(call.Client.GetType().Name),
            _ => AttributeValue.Absent,
        };
    }
}
