using Amazon.Runtime;

namespace FaultKit.AwsSdk.Pipeline;

/// <summary>An attempt of a client's call, for what reads its attributes and what answers it.</summary>
/// <param name="Context">What the SDK knows about the call.</param>
/// <param name="Client">The client.</param>
/// <param name="Point">The point that it passes through.</param>
internal sealed record AwsCall(IRequestContext Context, AmazonServiceClient Client, FaultPoint Point)
{
    /// <summary>The service's id, such as <c>DynamoDB</c>.</summary>
    public string Service => Point.Parts[0];

    /// <summary>The operation, such as <c>PutItem</c>.</summary>
    public string Operation => Point.Parts[1];
}
