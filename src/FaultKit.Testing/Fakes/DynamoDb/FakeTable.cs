using System.Text.Json.Nodes;

namespace FaultKit.Testing;

/// <summary>A table of a <see cref="FakeDynamoDb"/>: its keys and its items.</summary>
internal sealed class FakeTable(string name, IReadOnlyList<(string Name, string Type)> keys)
{
    private readonly Dictionary<ItemKey, JsonObject> _items = [];
    private readonly Dictionary<string, IReadOnlyList<(string Name, string Type)>> _indexes = [];

    public string Name => name;

    /// <summary>The partition key and, where there is one, the sort key.</summary>
    public IReadOnlyList<(string Name, string Type)> Keys => keys;

    /// <summary>The secondary indexes, and their keys.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<(string Name, string Type)>> Indexes => _indexes;

    /// <summary>All items, in no order that means anything.</summary>
    public IEnumerable<JsonObject> Items => _items.Values;

    public JsonObject? Find(ItemKey key) => _items.GetValueOrDefault(key);

    public void Keep(ItemKey key, JsonObject item) => _items[key] = item;

    public void Remove(ItemKey key) => _items.Remove(key);

    public void AddIndex(string index, IReadOnlyList<(string Name, string Type)> indexKeys) => _indexes.Add(index, indexKeys);

    /// <summary>The keys of the table, or of one of its indexes.</summary>
    public IReadOnlyList<(string Name, string Type)> KeysOf(string? index) =>
        index is null ? keys : _indexes.GetValueOrDefault(index) ?? throw DynamoDbRefusal.Invalid($"The table does not have the specified index: {index}");

    /// <summary>The items that stand in the table, or in one of its indexes, in the order of their keys: an item without the index's keys stands in none.</summary>
    public IEnumerable<JsonObject> ItemsOf(string? index) =>
        Items.Where(item => KeysOf(index).All(key => item[key.Name] is { } value && AttributeNode.TypeOf(value) == key.Type)).Order(OrderOf(index));

    /// <summary>The order in which items are listed. Those alike in an index go by the table's key, so that every item, one that is gone too, has a place of its own.</summary>
    public Comparer<JsonObject> OrderOf(string? index)
    {
        var parts = PagingKeys(index).Select(part => part.Name).ToArray();
        return Comparer<JsonObject>.Create((left, right) => parts.Select(part => AttributeNode.Compare(left[part]!, right[part]!) ?? 0).FirstOrDefault(order => order != 0));
    }

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
    public ItemKey KeyOfItem(JsonObject item)
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

        return new(Text(item, keys[0]), keys.Count > 1 ? Text(item, keys[1]) : null);
    }

    /// <summary>The key that a request names; it names nothing else.</summary>
    public ItemKey KeyOf(JsonObject key)
    {
        if (key.Count != keys.Count || keys.Any(part => key[part.Name] is not { } value || AttributeNode.TypeOf(value) != part.Type))
        {
            throw DynamoDbRefusal.Invalid("The provided key element does not match the schema");
        }

        return KeyOfItem(key);
    }

    /// <summary>Where a page ends: the attributes of an item that are its key; in an index, both keys.</summary>
    public JsonObject PageEnd(JsonObject item, string? index) => new(PagingKeys(index).Select(part => KeyValuePair.Create(part.Name, (JsonNode?)item[part.Name]!.DeepClone())));

    /// <summary>Refuses a place to begin a page after that could not have ended one; there need be no such item.</summary>
    public void CheckPageStart(JsonObject start, string? index)
    {
        var parts = PagingKeys(index).ToArray();
        if (start.Count != parts.Length || parts.Any(part => start[part.Name] is not { } value || AttributeNode.TypeOf(value) != part.Type))
        {
            throw DynamoDbRefusal.Invalid("The provided starting key is invalid: The provided key element does not match the schema");
        }
    }

    /// <summary>How the ledger names an item: <c>orders/42</c>.</summary>
    public string Resource(ItemKey key) => $"{name}/{key}";

    private IEnumerable<(string Name, string Type)> PagingKeys(string? index) => KeysOf(index).Union(keys);

    private static string Text(JsonObject item, (string Name, string Type) part) =>
        AttributeNode.Text(part.Type == "N" ? AttributeNode.Number(AttributeNode.NumberOf(item[part.Name]!)) : item[part.Name]!);
}
