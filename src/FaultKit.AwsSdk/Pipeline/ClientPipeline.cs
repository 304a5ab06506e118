using System.Runtime.CompilerServices;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace FaultKit.AwsSdk.Pipeline;

/// <summary>Reaches the pipeline of a client that exists already; its property is for the client's own family.</summary>
internal static class ClientPipeline
{
    public static RuntimePipeline Of(AmazonServiceClient client) => Get(client);

    // Bound by the compiler: no reflection, and the trimmer knows.
    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_RuntimePipeline")]
    private static extern RuntimePipeline Get(AmazonServiceClient client);
}
