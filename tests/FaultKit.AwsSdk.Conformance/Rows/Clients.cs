using System.Runtime.CompilerServices;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace FaultKit.AwsSdk.Conformance;

/// <summary>Makes the clients of rows.</summary>
internal static class Clients
{
    public static AmazonServiceClient Of(AwsRow row, Uri address, TelemetryNotes notes) =>
        Hurry(row.Call.Client(new(address, notes, row.Configure)));

    /// <summary>Lets a client retry without the seconds between attempts, and else as it does.</summary>
    public static TClient Hurry<TClient>(TClient client)
        where TClient : AmazonServiceClient
    {
        foreach (var handler in PipelineOf(client).Handlers)
        {
            if (handler is RetryHandler { RetryPolicy: StandardRetryPolicy policy })
            {
                policy.MaxBackoffInMilliseconds = 1;
            }
        }

        return client;
    }

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_RuntimePipeline")]
    private static extern RuntimePipeline PipelineOf(AmazonServiceClient client);
}
