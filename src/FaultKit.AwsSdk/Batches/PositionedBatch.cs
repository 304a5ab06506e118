using System.Globalization;
using System.Text.Json.Nodes;

namespace FaultKit.AwsSdk.Batches;

/// <summary>Batches that are answered entry by entry, in the order of the request, with a count of those that failed: Kinesis, Firehose, EventBridge.</summary>
internal static class PositionedBatch
{
    public static FailedEntries Fail(JsonObject answered, Func<int, int[]> pick, string list, string counter, string code)
    {
        var entries = answered[list] as JsonArray ?? [];
        var good = Enumerable.Range(0, entries.Count).Where(i => entries[i]?["ErrorCode"] is null).ToArray();
        var chosen = pick(good.Length);
        foreach (var i in chosen)
        {
            entries[good[i]] = new JsonObject
            {
                ["ErrorCode"] = code,
                ["ErrorMessage"] = string.Create(CultureInfo.InvariantCulture, $"The entry at position {good[i]} was not accepted."),
            };
        }

        answered[counter] = entries.Count - good.Length + chosen.Length;
        return new(chosen.Length, entries.Count);
    }
}
