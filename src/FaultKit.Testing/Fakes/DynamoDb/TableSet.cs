using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;

namespace FaultKit.Testing;

/// <summary>The tables of a <see cref="FakeDynamoDb"/>, and the operations that make and show them.</summary>
internal sealed class TableSet
{
    private readonly Dictionary<string, FakeTable> _tables = [];

    /// <summary>The table that a request names.</summary>
    public FakeTable Of(JsonObject request) => Find(request.NeedText("TableName"));

    public bool TryFind(string name, [NotNullWhen(true)] out FakeTable? table) => _tables.TryGetValue(name, out table);

    public FakeTable Find(string name) => _tables.GetValueOrDefault(name) ?? throw DynamoDbRefusal.NoTable;

    public void Add(FakeTable table) => _tables.Add(table.Name, table);

    public JsonObject Create(JsonObject request)
    {
        var name = request.NeedText("TableName");
        if (_tables.ContainsKey(name))
        {
            throw new FakeServiceException(400, "ResourceInUseException", $"Table already exists: {name}");
        }

        var types = request.NeedArray("AttributeDefinitions").ToDictionary(definition => definition!["AttributeName"]!.GetValue<string>(), definition => definition!["AttributeType"]!.GetValue<string>());
        var table = new FakeTable(name, ReadKeys(request, types));
        foreach (var index in (request["GlobalSecondaryIndexes"] as JsonArray ?? []).Select(index => (JsonObject)index!))
        {
            if (index["Projection"]?["ProjectionType"]?.GetValue<string>() != "ALL")
            {
                throw DynamoDbRefusal.Invalid("FakeDynamoDb knows indexes with the projection ALL, and no others.");
            }

            table.AddIndex(index.NeedText("IndexName"), ReadKeys(index, types));
        }

        Add(table);
        return new() { ["TableDescription"] = Describe(Find(name)) };
    }

    public JsonObject Describe(JsonObject request) => new() { ["Table"] = Describe(Of(request)) };

    public JsonObject Delete(JsonObject request)
    {
        var table = Of(request);
        _tables.Remove(table.Name);
        return new() { ["TableDescription"] = Describe(table) };
    }

    public JsonObject List(JsonObject request) => new() { ["TableNames"] = new JsonArray([.. _tables.Keys.Order(StringComparer.Ordinal).Select(name => (JsonNode)JsonValue.Create(name))]) };

    private static (string Name, string Type)[] ReadKeys(JsonObject owner, Dictionary<string, string> types) =>
    [
        .. owner.NeedArray("KeySchema").OrderBy(key => key!["KeyType"]!.GetValue<string>(), StringComparer.Ordinal)
            .Select(key => key!["AttributeName"]!.GetValue<string>()).Select(key => (key, types[key])),
    ];

    private static JsonArray Schema(IReadOnlyList<(string Name, string Type)> keys) =>
        new([.. keys.Select((key, i) => new JsonObject { ["AttributeName"] = key.Name, ["KeyType"] = i == 0 ? "HASH" : "RANGE" })]);

    private static JsonObject Describe(FakeTable table) => new()
    {
        ["TableName"] = table.Name,
        ["TableStatus"] = "ACTIVE",
        ["ItemCount"] = table.Items.Count(),
        ["KeySchema"] = Schema(table.Keys),
        ["GlobalSecondaryIndexes"] = table.Indexes.Count == 0 ? null : new JsonArray([.. table.Indexes.Select(index => new JsonObject
        {
            ["IndexName"] = index.Key,
            ["IndexStatus"] = "ACTIVE",
            ["KeySchema"] = Schema(index.Value),
            ["Projection"] = new JsonObject { ["ProjectionType"] = "ALL" },
        })]),
        ["AttributeDefinitions"] = new JsonArray([.. table.Keys.Concat(table.Indexes.Values.SelectMany(index => index)).Distinct().Select(key => new JsonObject { ["AttributeName"] = key.Name, ["AttributeType"] = key.Type })]),
    };
}
