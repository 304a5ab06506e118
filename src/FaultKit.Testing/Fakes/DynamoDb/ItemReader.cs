using System.Text.Json.Nodes;

namespace FaultKit.Testing;

/// <summary>Reads items: by key, by query, all of them.</summary>
internal sealed class ItemReader(TableSet tables)
{
    public JsonObject Get(JsonObject request)
    {
        var table = tables.Of(request);
        var item = table.Find(table.KeyOf(request.NeedObject("Key")));
        var projection = ReadProjection(request, out var scope);
        scope.RefuseUnused();
        return item is null ? [] : new() { ["Item"] = projection(item) };
    }

    public JsonObject GetBatch(JsonObject request)
    {
        var responses = new JsonObject();
        foreach (var (name, wanted) in request.NeedObject("RequestItems"))
        {
            var found = new JsonArray();
            foreach (var key in (JsonArray)wanted!["Keys"]!)
            {
                var one = (JsonObject)wanted.DeepClone();
                (one["TableName"], one["Key"]) = (name, key!.DeepClone());
                if (Get(one)["Item"] is { } item)
                {
                    found.Add(item.DeepClone());
                }
            }

            responses[name] = found;
        }

        return new() { ["Responses"] = responses, ["UnprocessedKeys"] = new JsonObject() };
    }

    public JsonObject GetTransaction(JsonObject request) =>
        new() { ["Responses"] = new JsonArray([.. request.NeedArray("TransactItems").Select(item => (JsonNode)Get(((JsonObject)item!).NeedObject("Get")))]) };

    public JsonObject Query(JsonObject request)
    {
        var table = tables.Of(request);
        var projection = ReadProjection(request, out var scope);
        scope.Names.Clear();
        var key = new ConditionParser(new("KeyConditionExpression", request.Text("KeyConditionExpression") ?? ""), scope).Read();
        var index = request.Text("IndexName");
        var keys = table.KeysOf(index);
        if (!scope.Names.Contains(keys[0].Name))
        {
            throw DynamoDbRefusal.Invalid($"Query condition missed key schema element: {keys[0].Name}");
        }

        if (scope.Names.Any(name => keys.All(part => part.Name != name)))
        {
            throw DynamoDbRefusal.Invalid("Query key condition not supported");
        }

        var found = table.ItemsOf(index).Where(item => key(item));
        if (keys.Count > 1)
        {
            var sort = keys[1].Name;
            found = found.Order(Comparer<JsonObject>.Create((left, right) => AttributeNode.Compare(left[sort]!, right[sort]!) ?? 0));
        }

        return Page(request, table, request["ScanIndexForward"]?.GetValue<bool>() is false ? found.Reverse() : found, projection, scope);
    }

    public JsonObject Scan(JsonObject request)
    {
        var projection = ReadProjection(request, out var scope);
        var table = tables.Of(request);
        return Page(request, table, table.ItemsOf(request.Text("IndexName")), projection, scope);
    }

    /// <summary>What is between the key a page begins after and the limit, filtered: the limit counts what was looked at.</summary>
    private static JsonObject Page(JsonObject request, FakeTable table, IEnumerable<JsonObject> items, Func<JsonObject, JsonNode> projection, ExpressionScope scope)
    {
        if (request.Text("IndexName") is not null && request["ConsistentRead"]?.GetValue<bool>() is true)
        {
            throw DynamoDbRefusal.Invalid("Consistent reads are not supported on global secondary indexes");
        }

        var filter = request.Text("FilterExpression") is { } text ? new ConditionParser(new("FilterExpression", text), scope).Read() : _ => true;
        scope.RefuseUnused();
        if (request["ExclusiveStartKey"] is JsonObject start)
        {
            var key = table.KeyOf(table.KeyAttributes(start));
            items = items.SkipWhile(item => table.KeyOfItem(item) != key).Skip(1);
        }

        var limit = request["Limit"]?.GetValue<int>() ?? int.MaxValue;
        var scanned = items.Take(limit).ToArray();
        var found = scanned.Where(item => filter(item)).ToArray();
        var page = new JsonObject { ["Count"] = found.Length, ["ScannedCount"] = scanned.Length };
        if (request.Text("Select") != "COUNT")
        {
            page["Items"] = new JsonArray([.. found.Select(projection)]);
        }

        if (scanned.Length == limit)
        {
            page["LastEvaluatedKey"] = table.KeyAttributes(scanned[^1], request.Text("IndexName"));
        }

        return page;
    }

    private static Func<JsonObject, JsonNode> ReadProjection(JsonObject request, out ExpressionScope scope)
    {
        scope = new(request);
        if (request.Text("ProjectionExpression") is not { } text)
        {
            return item => item.DeepClone();
        }

        var lexer = new ExpressionLexer("ProjectionExpression", text);
        List<AttributePath> paths = [AttributePath.Read(lexer, scope)];
        while (lexer.TryTake(","))
        {
            paths.Add(AttributePath.Read(lexer, scope));
        }

        return lexer.IsAtEnd ? item =>
        {
            var seen = new JsonObject();
            paths.ForEach(path => path.Project(item, seen));
            return seen;
        }
        : throw lexer.Unexpected();
    }
}
