using System.Text.Json.Nodes;

namespace FaultKit.Testing;

/// <summary>Writes items: looks at the condition first, and does nothing where it does not hold.</summary>
/// <param name="tables">The tables.</param>
/// <param name="record">Writes into the ledger: operation, resource, body, key.</param>
internal sealed class ItemWriter(TableSet tables, Action<string, string, string, string?> record)
{
    public const string Put = "PutItem";
    public const string Update = "UpdateItem";
    public const string Delete = "DeleteItem";

    /// <summary>A condition that a transaction depends on; there is no such operation by itself.</summary>
    public const string Check = "ConditionCheck";

    /// <summary>Carries out one write.</summary>
    public JsonObject Write(string operation, JsonObject request)
    {
        var wanted = (request["ReturnValues"] ?? "NONE").GetValue<string>();
        if (operation != Update && wanted is not ("NONE" or "ALL_OLD"))
        {
            throw DynamoDbRefusal.Invalid("Return values set to invalid value");
        }

        var write = Prepare(operation, request);
        Commit(write, null);
        return write.Returned(wanted) is { } attributes ? new() { ["Attributes"] = attributes.DeepClone() } : [];
    }

    /// <summary>Finds out what a write would do.</summary>
    /// <exception cref="FakeServiceException">It may not: its condition does not hold, or it makes no sense.</exception>
    public ItemWrite Prepare(string operation, JsonObject request)
    {
        var table = tables.Of(request);
        var item = request["Item"] as JsonObject;
        var key = item is null ? table.KeyOf(request.NeedObject("Key")) : table.KeyOfItem(item);
        var scope = new ExpressionScope(request);
        var condition = request.Text("ConditionExpression") is { } text ? new ConditionParser(new("ConditionExpression", text), scope).Read() : _ => true;
        var update = request.Text("UpdateExpression") is { } expression ? new UpdateParser(new("UpdateExpression", expression), scope).Read() : ItemUpdate.Nothing;
        scope.RefuseUnused();
        RefuseKeys(table, update);
        var before = table.Find(key);
        if (!condition(before ?? []))
        {
            throw DynamoDbRefusal.ConditionFailed(request.Text("ReturnValuesOnConditionCheckFailure") == "ALL_OLD" ? before : null);
        }

        var after = operation switch
        {
            Put => (JsonObject)item!.DeepClone(),
            Update => Updated(before, request.NeedObject("Key"), update),
            Check => before,
            _ => null,
        };
        if (after is not null)
        {
            table.CheckIndexes(after);
        }

        return new(operation, table, key, before, after, update);
    }

    /// <summary>Carries a write out.</summary>
    /// <param name="write">The write.</param>
    /// <param name="token">By what its request would be known again, for the ledger.</param>
    public void Commit(ItemWrite write, string? token)
    {
        if (!write.HasEffect)
        {
            return;
        }

        if (write.After is { } item)
        {
            write.Table.Keep(write.Key, item);
        }
        else
        {
            write.Table.Remove(write.Key);
        }

        record(write.Operation, write.Table.Resource(write.Key), write.After?.ToJsonString() ?? "", token);
    }

    private static JsonObject Updated(JsonObject? before, JsonObject key, ItemUpdate update)
    {
        var after = (JsonObject)(before ?? key).DeepClone();
        update.Apply(before ?? [], after);
        return after;
    }

    private static void RefuseKeys(FakeTable table, ItemUpdate update)
    {
        foreach (var path in update.Paths)
        {
            if (table.Keys.Any(key => key.Name == path.Root))
            {
                throw DynamoDbRefusal.Invalid($"One or more parameter values were invalid: Cannot update attribute {path.Root}. This attribute is part of the key");
            }
        }
    }
}
