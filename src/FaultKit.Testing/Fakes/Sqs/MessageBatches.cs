using System.Text.Json.Nodes;

namespace FaultKit.Testing;

/// <summary>Does to each entry of a batch what is done to a single message; one that is refused does not stop the others.</summary>
internal static class MessageBatches
{
    /// <summary>Amazon SQS API Reference, SendMessageBatch: "up to 10 messages".</summary>
    private const int Largest = 10;

    public static JsonObject Run(JsonObject request, Func<JsonObject, JsonObject> run)
    {
        var entries = request.NeedArray("Entries").Select(entry => (JsonObject)entry!).ToArray();
        if (entries.Length == 0)
        {
            throw SqsRefusal.Batch("EmptyBatchRequest", "There should be at least one entry in the request.");
        }

        if (entries.Length > Largest)
        {
            throw SqsRefusal.Batch("TooManyEntriesInBatchRequest", $"Maximum number of entries per request are {Largest}. You have sent {entries.Length}.");
        }

        if (entries.DistinctBy(entry => entry.NeedText("Id")).Count() < entries.Length)
        {
            throw SqsRefusal.Batch("BatchEntryIdsNotDistinct", "Two or more batch entries in the request have the same Id.");
        }

        var (successful, failed) = (new JsonArray(), new JsonArray());
        foreach (var entry in entries)
        {
            try
            {
                var result = run(entry);
                result["Id"] = entry.NeedText("Id");
                successful.Add((JsonNode)result);
            }
            catch (FakeServiceException e)
            {
                failed.Add((JsonNode)new JsonObject { ["Id"] = entry.NeedText("Id"), ["Code"] = e.QueryCode ?? e.Code, ["Message"] = e.Message, ["SenderFault"] = true });
            }
        }

        var answer = new JsonObject { ["Successful"] = successful };
        if (failed.Count > 0)
        {
            answer["Failed"] = failed;
        }

        return answer;
    }
}
