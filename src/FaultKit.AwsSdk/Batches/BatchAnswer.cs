using System.Text.Json;
using System.Text.Json.Nodes;

namespace FaultKit.AwsSdk.Batches;

/// <summary>Makes entries of a batch fail in the service's own answer.</summary>
/// <remarks>
/// The batch was worked on: the request is signed, so nothing can be kept from the service. An entry that is reported as failed is
/// sent again by whoever looks, and then it is there twice, or is the same as before.
/// </remarks>
internal static class BatchAnswer
{
    /// <summary>What an entry's failure is called where it is throttled, which is what real ones nearly always are.</summary>
    private const string Throttled = "ProvisionedThroughputExceededException";

    private const string Internal = "InternalFailure";

    /// <summary>The answer with entries failed.</summary>
    /// <param name="point">Service and operation.</param>
    /// <param name="request">What was sent.</param>
    /// <param name="response">What was answered.</param>
    /// <param name="draw">The dice that pick the entries.</param>
    /// <param name="count">How many fail, at most as many as there are.</param>
    /// <param name="detail">What was done, or why nothing could be.</param>
    /// <returns>Null where nothing could be done.</returns>
    public static byte[]? Fail(FaultPoint point, ReadOnlyMemory<byte> request, ReadOnlyMemory<byte> response, FaultDraw draw, int count, out string detail)
    {
        try
        {
            if (JsonNode.Parse(request.Span) is not JsonObject asked || JsonNode.Parse(response.Span) is not JsonObject answered)
            {
                detail = "request and answer are no JSON objects";
                return null;
            }

            var failed = Fail($"{point.Parts[0]}/{point.Parts[1]}", asked, answered, size => draw.Pick(count, size));
            detail = failed is null ? $"{point} has no batches that FaultKit knows" : $"PartialFailure of {failed.Failed} of {failed.Size} entries";
            return failed is { Failed: > 0 } ? JsonSerializer.SerializeToUtf8Bytes(answered, BatchJson.Default.JsonObject) : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            detail = "the answer is not what such an operation answers";
            return null;
        }
    }

    private static FailedEntries? Fail(string operation, JsonObject asked, JsonObject answered, Func<int, int[]> pick) => operation switch
    {
        "DynamoDB/BatchWriteItem" => DynamoDbBatch.FailWrites(asked, answered, pick),
        "DynamoDB/BatchGetItem" => DynamoDbBatch.FailReads(asked, answered, pick),
        "SQS/SendMessageBatch" or "SQS/DeleteMessageBatch" or "SQS/ChangeMessageVisibilityBatch" => SqsBatch.Fail(asked, answered, pick),
        "Kinesis/PutRecords" => PositionedBatch.Fail(answered, pick, "Records", "FailedRecordCount", Throttled),
        "Firehose/PutRecordBatch" => PositionedBatch.Fail(answered, pick, "RequestResponses", "FailedPutCount", "ServiceUnavailableException"),
        "EventBridge/PutEvents" => PositionedBatch.Fail(answered, pick, "Entries", "FailedEntryCount", Internal),
        _ => null,
    };
}
