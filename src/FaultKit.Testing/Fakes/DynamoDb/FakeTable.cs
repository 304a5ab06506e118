using System.Text.Json.Nodes;

namespace FaultKit.Testing;

/// <summary>A table of a <see cref="FakeDynamoDb"/>: its keys and its items.</summary>
internal sealed class FakeTable(string name, IReadOnlyList<(string Name, string Type)> keys)
{
    private readonly Dictionary<string, JsonObject> _items = [];
    private readonly Dictionary<string, IReadOnlyList<(string Name, string Type)>> _indexes = [];

    public string Name => name;

    /// <summary>The partition key and, where there is one, the sort key.</summary>
    public IReadOnlyList<(string Name, string Type)> Keys => keys;

    /// <summary>The secondary indexes, and their keys.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<(string Name, string Type)>> Indexes => _indexes;

    /// <summary>All items, in no order that means anything.</summary>
    public IEnumerable<JsonObject> Items => _items.Values;

    public JsonObject? Find(string key) => _items.GetValueOrDefault(key);

    public void Keep(string key, JsonObject item) => _items[key] = item;

    public void Remove(string key) => _items.Remove(key);

    public void AddIndex(string index, IReadOnlyList<(string Name, string Type)> indexKeys) => _indexes.Add(index, indexKeys);

    /// <summary>The keys of the table, or of one of its indexes.</summary>
    public IReadOnlyList<(string Name, string Type)> KeysOf(string? index) =>
        index is null ? keys : _indexes.GetValueOrDefault(index) ?? throw DynamoDbRefusal.Invalid($"The table does not have the specified index: {index}");

    /// <summary>The items that stand in the table, or in one of its indexes: an item without the index's keys stands in none.</summary>
    public IEnumerable<JsonObject> ItemsOf(string? index) => Items.Where(item => KeysOf(index).All(key => item[key.Name] is not null));

    /// <summary>Refuses an item that an index could not take up.</summary>
    public void CheckIndexes(JsonObject item)
    {
        foreach (var (index, indexKeys) in _indexes)
        {
            foreach (var (part, type) in indexKeys)
            {
                if (item[part] is { } value && AttributeNode.TypeOf(value) != type)
                {
                    throw DynamoDbRefusal.Invalid($"One or more parameter values were invalid: Type mismatch for Index Key {part} Expected: {type} Actual: {AttributeNode.TypeOf(value)} IndexName: {index}");
                }
            }
        }
    }

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

    /// <summary>The attributes of an item that are its key; in an index, both keys.</summary>
    public JsonObject KeyAttributes(JsonObject item, string? index = null) => new(KeysOf(index).Union(keys).Select(part => KeyValuePair.Create(part.Name, (JsonNode?)item[part.Name]!.DeepClone())));

    /// <summary>How the ledger names an item: <c>orders/42</c>.</summary>
    public string Resource(string key) => $"{name}/{key}";

    private string Join(JsonObject item) =>
        string.Join('/', keys.Select(part => part.Type == "N" ? AttributeNode.Text(AttributeNode.Number(AttributeNode.NumberOf(item[part.Name]!))) : AttributeNode.Text(item[part.Name]!)));
}
