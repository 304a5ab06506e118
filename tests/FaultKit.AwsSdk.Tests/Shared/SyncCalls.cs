using System.Runtime.CompilerServices;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.SQS;
using Amazon.SQS.Model;

namespace FaultKit.AwsSdk.Tests.Shared;

/// <summary>Calls that hold their thread: on .NET the SDK keeps them for itself, and uses them, for credentials say.</summary>
internal static class SyncCalls
{
    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "GetItem")]
    public static extern GetItemResponse GetItem(AmazonDynamoDBClient client, GetItemRequest request);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "DeleteMessageBatch")]
    public static extern DeleteMessageBatchResponse DeleteMessageBatch(AmazonSQSClient client, DeleteMessageBatchRequest request);
}
