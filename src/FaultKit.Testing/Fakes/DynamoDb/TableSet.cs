using System.Text.Json.Nodes;

namespace FaultKit.Testing;

/// <summary>The tables of a <see cref="FakeDynamoDb"/>, and the operations that make and show them.</summary>
internal sealed class TableSet
{
    private readonly Dictionary<string, FakeTable> _tables = [];

    /// <summary>The table that a request names.</summary>
    public FakeTable Of(JsonObject request) => Find(request.NeedText("TableName"));

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
        var keys = request.NeedArray("KeySchema").OrderBy(key => key!["KeyType"]!.GetValue<string>(), StringComparer.Ordinal).Select(key => key!["AttributeName"]!.GetValue<string>());
        Add(new(name, [.. keys.Select(key => (key, types[key]))]));
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

    private static JsonObject Describe(FakeTable table) => new()
    {
        ["TableName"] = table.Name,
        ["TableStatus"] = "ACTIVE",
        ["ItemCount"] = table.Items.Count(),
        ["KeySchema"] = new JsonArray([.. table.Keys.Select((key, i) => new JsonObject { ["AttributeName"] = key.Name, ["KeyType"] = i == 0 ? "HASH" : "RANGE" })]),
        ["AttributeDefinitions"] = new JsonArray([.. table.Keys.Select(key => new JsonObject { ["AttributeName"] = key.Name, ["AttributeType"] = key.Type })]),
    };
}
