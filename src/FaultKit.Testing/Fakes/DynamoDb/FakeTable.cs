using System.Text.Json.Nodes;

namespace FaultKit.Testing;

/// <summary>A table of a <see cref="FakeDynamoDb"/>: its keys and its items.</summary>
internal sealed class FakeTable(string name, IReadOnlyList<(string Name, string Type)> keys)
{
    private readonly Dictionary<string, JsonObject> _items = [];

    public string Name => name;

    /// <summary>The partition key and, where there is one, the sort key.</summary>
    public IReadOnlyList<(string Name, string Type)> Keys => keys;

    /// <summary>All items, in no order that means anything.</summary>
    public IEnumerable<JsonObject> Items => _items.Values;

    public JsonObject? Find(string key) => _items.GetValueOrDefault(key);

    public void Keep(string key, JsonObject item) => _items[key] = item;

    public void Remove(string key) => _items.Remove(key);

    /// <summary>The key of a whole item.</summary>
    public string KeyOfItem(JsonObject item)
    {
        foreach (var (part, type) in keys)
        {
            if (item[part] is not { } value)
            {
                throw DynamoDbRefusal.Invalid($"One or more parameter values were invalid: Missing the key {part} in the item");
            }

            if (AttributeNode.TypeOf(value) != type)
            {
                throw DynamoDbRefusal.Invalid($"One or more parameter values were invalid: Type mismatch for key {part} expected: {type} actual: {AttributeNode.TypeOf(value)}");
            }

            if (type == "S" && AttributeNode.Text(value).Length == 0)
            {
                throw DynamoDbRefusal.Invalid($"One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: {part}");
            }
        }

        return Join(item);
    }

    /// <summary>The key that a request names; it names nothing else.</summary>
    public string KeyOf(JsonObject key)
    {
        if (key.Count != keys.Count || keys.Any(part => key[part.Name] is not { } value || AttributeNode.TypeOf(value) != part.Type))
        {
            throw DynamoDbRefusal.Invalid("The provided key element does not match the schema");
        }

        return KeyOfItem(key);
    }

    /// <summary>The attributes of an item that are its key.</summary>
    public JsonObject KeyAttributes(JsonObject item) => new(keys.Select(part => KeyValuePair.Create(part.Name, (JsonNode?)item[part.Name]!.DeepClone())));

    /// <summary>How the ledger names an item: <c>orders/42</c>.</summary>
    public string Resource(string key) => $"{name}/{key}";

    private string Join(JsonObject item) =>
        string.Join('/', keys.Select(part => part.Type == "N" ? AttributeNode.Text(AttributeNode.Number(AttributeNode.NumberOf(item[part.Name]!))) : AttributeNode.Text(item[part.Name]!)));
}
