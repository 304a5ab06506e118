using System.Text.Json.Nodes;

namespace FaultKit.Testing;

/// <summary>Writes several items: each for itself in a batch, all or none in a transaction.</summary>
/// <param name="writer">Writes one.</param>
/// <param name="time">The clock by which tokens are forgotten.</param>
internal sealed class BatchWriter(ItemWriter writer, TimeProvider time)
{
    /// <summary>Amazon DynamoDB API Reference, BatchWriteItem: "up to 25 item put or delete operations".</summary>
    private const int LargestBatch = 25;

    /// <summary>Amazon DynamoDB API Reference, TransactWriteItems: "up to 100 actions".</summary>
    private const int LargestTransaction = 100;

    /// <summary>Amazon DynamoDB API Reference, TransactWriteItems: "A client request token is valid for 10 minutes".</summary>
    private static readonly TimeSpan s_tokenLife = TimeSpan.FromMinutes(10);

    private readonly Dictionary<string, (JsonObject Request, DateTimeOffset Until)> _tokens = [];

    public JsonObject WriteBatch(JsonObject request)
    {
        var writes = new List<ItemWrite>();
        foreach (var (table, requests) in request.NeedObject("RequestItems"))
        {
            foreach (var one in (JsonArray)requests!)
            {
                var (name, body) = ((JsonObject)one!).First();
                var write = (JsonObject)body!.DeepClone();
                write["TableName"] = table;
                writes.Add(writer.Prepare(name == "PutRequest" ? ItemWriter.Put : ItemWriter.Delete, write));
            }
        }

        if (writes.Count is 0 or > LargestBatch)
        {
            throw DynamoDbRefusal.Invalid("Too many items requested for the BatchWriteItem call");
        }

        if (HaveDuplicates(writes))
        {
            throw DynamoDbRefusal.Invalid("Provided list of item keys contains duplicates");
        }

        writes.ForEach(write => writer.Commit(write, null));
        return new() { ["UnprocessedItems"] = new JsonObject() };
    }

    public JsonObject WriteTransaction(JsonObject request)
    {
        var token = request.Text("ClientRequestToken");
        if (token is not null && _tokens.TryGetValue(token, out var known) && time.GetUtcNow() < known.Until)
        {
            // It was done already, and is not done again.
            return JsonNode.DeepEquals(known.Request, request) ? []
                : throw new FakeServiceException(400, "IdempotentParameterMismatchException", "Request parameters do not match those of the earlier request with the same client request token");
        }

        var writes = PrepareAll(request.NeedArray("TransactItems"));
        writes.ForEach(write => writer.Commit(write, token));
        if (token is not null)
        {
            _tokens[token] = ((JsonObject)request.DeepClone(), time.GetUtcNow() + s_tokenLife);
        }

        return [];
    }

    private List<ItemWrite> PrepareAll(JsonArray items)
    {
        if (items.Count is 0 or > LargestTransaction)
        {
            throw DynamoDbRefusal.Invalid($"1 validation error detected: Value at 'transactItems' failed to satisfy constraint: Member must have length less than or equal to {LargestTransaction}");
        }

        var writes = new List<ItemWrite>();
        var reasons = new JsonArray();
        foreach (var item in items)
        {
            var (name, body) = ((JsonObject)item!).First(pair => pair.Value is not null);
            try
            {
                writes.Add(writer.Prepare(name == ItemWriter.Check ? name : $"{name}Item", (JsonObject)body!));
                reasons.Add((JsonNode)new JsonObject { ["Code"] = "None" });
            }
            catch (FakeServiceException e) when (e.Code == "ConditionalCheckFailedException")
            {
                var reason = new JsonObject { ["Code"] = "ConditionalCheckFailed", ["Message"] = e.Message };
                if (e.Details?["Item"] is { } seen)
                {
                    reason["Item"] = seen.DeepClone();
                }

                reasons.Add((JsonNode)reason);
            }
        }

        if (HaveDuplicates(writes))
        {
            throw DynamoDbRefusal.Invalid("Transaction request cannot include multiple operations on one item");
        }

        return writes.Count == items.Count ? writes : throw new FakeServiceException(
            400,
            "TransactionCanceledException",
            $"Transaction cancelled, please refer cancellation reasons for specific reasons [{string.Join(", ", reasons.Select(reason => reason!["Code"]!.GetValue<string>()))}]")
        {
            Details = new() { ["CancellationReasons"] = reasons },
        };
    }

    private static bool HaveDuplicates(List<ItemWrite> writes) => writes.DistinctBy(write => (write.Table, write.Key)).Count() < writes.Count;
}
