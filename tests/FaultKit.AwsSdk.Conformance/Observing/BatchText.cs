using Amazon.DynamoDBv2.Model;
using Amazon.SQS.Model;

namespace FaultKit.AwsSdk.Conformance;

/// <summary>What the answer to a batch says of its entries. Which ones failed is a matter of luck; how many, and how, is not.</summary>
internal static class BatchText
{
    /// <summary>The entries in words; null where the answer is not that of a batch.</summary>
    public static string? Of(object response) => response switch
    {
        BatchWriteItemResponse batch => $"UnprocessedItems: {string.Join(", ", (batch.UnprocessedItems ?? []).SelectMany(table => table.Value.Select(entry => Write(table.Key, entry))))}",
        SendMessageBatchResponse batch => $"Successful: {batch.Successful?.Count ?? 0}, Failed: {string.Join(", ", (batch.Failed ?? []).Select(Failure))}",
        _ => null,
    };

    /// <summary>A write that comes back whole can be sent again as it is.</summary>
    private static string Write(string table, WriteRequest entry) =>
        $"{(entry.PutRequest is { Item: { Count: > 0 } item } ? $"a put of {string.Join('+', item.Keys)}" : "something else")} in {table}";

    private static string Failure(BatchResultErrorEntry entry) => $"{entry.Code} of the {(entry.SenderFault == true ? "sender" : "service")}{(string.IsNullOrEmpty(entry.Message) ? ", without a word" : "")}";
}
