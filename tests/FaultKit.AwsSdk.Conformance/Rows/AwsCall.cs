using Amazon.Runtime;

namespace FaultKit.AwsSdk.Conformance;

/// <summary>One operation of one service, and how to call it.</summary>
/// <param name="Target">Its target in a plan.</param>
/// <param name="Client">Makes a client.</param>
/// <param name="Request">Makes a request.</param>
/// <param name="Ok">What the service answers when all is well.</param>
internal sealed record AwsCall(string Target, Func<ClientSettings, AmazonServiceClient> Client, Func<AmazonWebServiceRequest> Request, Answer Ok)
{
    /// <summary>The service and the operation, as people write them.</summary>
    public string Name => Target["aws:".Length..].Replace('/', ' ');
}
