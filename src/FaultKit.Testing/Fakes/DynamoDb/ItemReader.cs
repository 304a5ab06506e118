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
        var wishes = request.NeedObject("RequestItems");
        foreach (var name in wishes.Select(wish => wish.Key))
        {
            var wanted = wishes.NeedObject(name);
            wanted.RefuseOthers("FakeDynamoDb", $"BatchGetItem for {name}", "Keys", "ConsistentRead", "ProjectionExpression", "ExpressionAttributeNames");
            var found = new JsonArray();
            foreach (var key in wanted.NeedArray("Keys"))
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
        var expression = request.Text("KeyConditionExpression") ?? throw DynamoDbRefusal.Invalid("Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.");
        var index = request.Text("IndexName");
        var keys = table.KeysOf(index);
        var condition = new KeyConditionParser(new("KeyConditionExpression", expression), scope).Read().ConditionOn(keys);
        scope.Roots.Clear();
        var filter = ReadFilter(request, scope);
        if (keys.FirstOrDefault(key => scope.Roots.Contains(key.Name)).Name is { } filtered)
        {
            throw DynamoDbRefusal.Invalid($"Filter Expression can only contain non-primary key attributes: Primary key attribute: {filtered}");
        }

        if (request["ExclusiveStartKey"] is JsonObject start)
        {
            table.CheckPageStart(start, index);
            if (!condition(start))
            {
                throw DynamoDbRefusal.Invalid("The provided starting key is outside query boundaries based on provided conditions");
            }
        }

        scope.RefuseUnused();
        return Page(request, table, condition, filter, projection);
    }

    public JsonObject Scan(JsonObject request)
    {
        var projection = ReadProjection(request, out var scope);
        var table = tables.Of(request);
        var filter = ReadFilter(request, scope);
        scope.RefuseUnused();
        return Page(request, table, _ => true, filter, projection);
    }

    /// <summary>What is between the key a page begins after and the limit, filtered: the limit counts what was looked at.</summary>
    private static JsonObject Page(JsonObject request, FakeTable table, Condition condition, Condition filter, Func<JsonObject, JsonNode> projection)
    {
        var index = request.Text("IndexName");
        if (index is not null && request["ConsistentRead"]?.GetValue<bool>() is true)
        {
            throw DynamoDbRefusal.Invalid("Consistent reads are not supported on global secondary indexes");
        }

        var limit = request["Limit"]?.GetValue<int>() ?? int.MaxValue;
        if (limit < 1)
        {
            throw DynamoDbRefusal.Invalid($"1 validation error detected: Value '{limit}' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1");
        }

        var items = table.ItemsOf(index).Where(item => condition(item));
        var direction = 1;
        if (request["ScanIndexForward"]?.GetValue<bool>() is false)
        {
            (items, direction) = (items.Reverse(), -1);
        }

        if (request["ExclusiveStartKey"] is JsonObject start)
        {
            // By its place and not by finding it: the item that ended the last page may have been deleted since.
            table.CheckPageStart(start, index);
            var order = table.OrderOf(index);
            items = items.SkipWhile(item => order.Compare(item, start) * direction <= 0);
        }

        var scanned = items.Take(limit).ToArray();
        var found = scanned.Where(item => filter(item)).ToArray();
        var page = new JsonObject { ["Count"] = found.Length, ["ScannedCount"] = scanned.Length };
        if (request.Text("Select") != "COUNT")
        {
            page["Items"] = new JsonArray([.. found.Select(projection)]);
        }

        if (scanned.Length == limit)
        {
            page["LastEvaluatedKey"] = table.PageEnd(scanned[^1], index);
        }

        return page;
    }

    private static Condition ReadFilter(JsonObject request, ExpressionScope scope) =>
        request.Text("FilterExpression") is { } text ? new ConditionParser(new("FilterExpression", text), scope).Read() : _ => true;

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
