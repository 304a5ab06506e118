using System.Text.Json.Nodes;

namespace FaultKit.AwsSdk.Batches;

/// <summary>Batches of SQS, whose entries have names: those that failed stand in a list of their own.</summary>
internal static class SqsBatch
{
    public static FailedEntries Fail(JsonObject asked, JsonObject answered, Func<int, int[]> pick)
    {
        var size = (asked["Entries"] as JsonArray)?.Count ?? 0;
        var good = answered["Successful"] as JsonArray ?? [];
        var failed = answered["Failed"] as JsonArray;
        if (failed is null)
        {
            answered["Failed"] = failed = [];
        }

        var chosen = pick(good.Count);
        foreach (var i in chosen)
        {
            failed.Add((JsonNode)new JsonObject
            {
                ["Id"] = good[i]!["Id"]!.DeepClone(),
                ["Code"] = "InternalError",
                ["Message"] = "An internal error occurred.",
                ["SenderFault"] = false,
            });
        }

        // From the back, so that places ahead stay where they are.
        foreach (var i in chosen.Reverse())
        {
            good.RemoveAt(i);
        }

        return new(chosen.Length, size);
    }
}
