using Amazon.Runtime;

namespace FaultKit.AwsSdk.Pipeline;

/// <summary>An attempt of a client's call, for what reads its attributes and what answers it.</summary>
/// <param name="Context">What the SDK knows about the call.</param>
/// <param name="Client">The client.</param>
/// <param name="Point">The point that it passes through.</param>
internal sealed record AwsCall(IRequestContext Context, AmazonServiceClient Client, FaultPoint Point)
{
    private const string TriesKey = "FaultKit.Tries";

    /// <summary>The service's id, such as <c>DynamoDB</c>.</summary>
    public string Service => Point.Parts[0];

    /// <summary>The operation, such as <c>PutItem</c>.</summary>
    public string Operation => Point.Parts[1];

    /// <summary>The protocol that it speaks.</summary>
    public AwsProtocol Protocol { get; } = AwsProtocols.Of(Context);

    /// <summary>Which time it is, from 1, that the SDK sends this call.</summary>
    /// <remarks>
    /// Not the SDK's own number of the attempt: where a connection was lost it sends again, up to ten times, without counting. The count
    /// lives as long as the call does, in what the SDK keeps for it.
    /// </remarks>
    public int Try { get; } = CountTry(Context);

    /// <summary>The region that it is signed for; null where nobody says one.</summary>
    public string? Region =>
        Context.Request.DeterminedSigningRegion ?? Context.Request.AuthenticationRegion
        ?? Context.ClientConfig.RegionEndpoint?.SystemName ?? Context.ClientConfig.AuthenticationRegion;

    private static int CountTry(IRequestContext context)
    {
        var number = context.ContextAttributes.TryGetValue(TriesKey, out var before) && before is int count ? count + 1 : 1;
        context.ContextAttributes[TriesKey] = number;
        return number;
    }
}
