using System.Text.Json.Nodes;

namespace FaultKit.AwsSdk.Batches;

/// <summary>Batches of DynamoDB: what was not worked on comes back as it was asked for, to be asked for again.</summary>
internal static class DynamoDbBatch
{
    public static FailedEntries FailWrites(JsonObject asked, JsonObject answered, Func<int, int[]> pick)
    {
        var unprocessed = Member(answered, "UnprocessedItems");
        var entries = EntriesOf(asked, node => node as JsonArray)
            .Where(entry => !(unprocessed[entry.Table] as JsonArray ?? []).Any(other => JsonNode.DeepEquals(other, entry.Node)))
            .ToArray();
        var chosen = pick(entries.Length);
        foreach (var (table, node) in chosen.Select(i => entries[i]))
        {
            if (unprocessed[table] is not JsonArray list)
            {
                unprocessed[table] = list = [];
            }

            list.Add(node.DeepClone());
        }

        return new(chosen.Length, entries.Length);
    }

    public static FailedEntries FailReads(JsonObject asked, JsonObject answered, Func<int, int[]> pick)
    {
        var unprocessed = Member(answered, "UnprocessedKeys");
        var entries = EntriesOf(asked, node => node?["Keys"] as JsonArray).ToArray();
        var chosen = pick(entries.Length);
        foreach (var (table, key) in chosen.Select(i => entries[i]))
        {
            if (unprocessed[table] is not JsonObject rest)
            {
                // Projection and consistency come back too: the caller asks with what it gets.
                unprocessed[table] = rest = (JsonObject)asked["RequestItems"]![table]!.DeepClone();
                rest["Keys"] = new JsonArray();
            }

            ((JsonArray)rest["Keys"]!).Add(key.DeepClone());
            Remove(answered["Responses"]?[table] as JsonArray ?? [], key);
        }

        return new(chosen.Length, entries.Length);
    }

    private static JsonObject Member(JsonObject answered, string name)
    {
        if (answered[name] is not JsonObject member)
        {
            answered[name] = member = [];
        }

        return member;
    }

    private static IEnumerable<(string Table, JsonNode Node)> EntriesOf(JsonObject asked, Func<JsonNode?, JsonArray?> list) =>
        from table in asked["RequestItems"] as JsonObject ?? []
        from node in list(table.Value) ?? []
        where node is not null
        select (table.Key, node);

    /// <summary>Takes out the item of a key; without the key's attributes in it, by a projection, nobody could tell which it is.</summary>
    private static void Remove(JsonArray items, JsonNode key)
    {
        var item = items.FirstOrDefault(item => key.AsObject().All(part => JsonNode.DeepEquals(item?[part.Key], part.Value)));
        if (item is not null)
        {
            items.Remove(item);
        }
    }
}
