using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Value = Amazon.DynamoDBv2.Model.AttributeValue;

namespace FaultKit.AwsSdk.Conformance;

/// <summary>What DynamoDB does with one item at a time.</summary>
internal static class DynamoDbScenarios
{
    public static Scenario<IAmazonDynamoDB>[] All { get; } =
    [
        new("An item put twice is replaced", async dynamo =>
        {
            var table = await Tables.CreateAsync(dynamo, "replaced");
            return
            [
                await PutAsync(dynamo, table, Tables.Item("1", 1)),
                await PutAsync(dynamo, table, Tables.Item("1", 2)),
                await ReadAsync(dynamo, table, "1"),
                await ReadAsync(dynamo, table, "2"),
            ];
        }),
        new("A put under a condition is refused the second time", async dynamo =>
        {
            var table = await Tables.CreateAsync(dynamo, "conditional");
            var request = new PutItemRequest(table, Tables.Item("1", 1)) { ConditionExpression = "attribute_not_exists(id)" };
            return [await PutAsync(dynamo, request), await PutAsync(dynamo, request), await ReadAsync(dynamo, table, "1")];
        }),
        .. Conditions.Select(condition => new Scenario<IAmazonDynamoDB>($"Condition {condition}", dynamo => ConditionAsync(dynamo, condition))),
        .. Updates.Select((update, i) => new Scenario<IAmazonDynamoDB>($"Update {update.Expression}, {update.Returns}", dynamo => UpdateAsync(dynamo, update.Expression, update.Returns, i))),
        .. ((string[])["name", "Status", "count", "date", "TYPE", "value", "ttl", "zone", "user", "url", "amounts", "names2", "_status"]).Select(word => new Scenario<IAmazonDynamoDB>($"An attribute named {word}", async dynamo =>
        {
            var table = await Tables.CreateAsync(dynamo, $"named-{word}");
            Dictionary<string, Value> one = new() { [":one"] = new() { N = "1" } };
            return
            [
                await UpdateAsync(dynamo, Update(table, $"SET {word} = :one", ReturnValue.ALL_NEW, one)),
                await PutAsync(dynamo, new PutItemRequest(table, Tables.Key("1")) { ConditionExpression = $"attribute_not_exists(id.{word})" }),
                await Outcome.OfAsync(() => dynamo.GetItemAsync(new GetItemRequest { TableName = table, Key = Tables.Key("1"), ProjectionExpression = $"id, {word}" }), item => Outcome.Of(item.Item)),
            ];
        })),
        new("An update makes an item that is not there", async dynamo =>
        {
            var table = await Tables.CreateAsync(dynamo, "upserted");
            return [await UpdateAsync(dynamo, Update(table, "ADD visits :one", ReturnValue.ALL_NEW, new() { [":one"] = new() { N = "1" } })), await ReadAsync(dynamo, table, "1")];
        }),
        new("An item deleted is gone, and deleted again is no error", async dynamo =>
        {
            var table = await Tables.CreateAsync(dynamo, "deleted");
            await dynamo.PutItemAsync(table, Tables.Item("1", 1));
            var request = new DeleteItemRequest { TableName = table, Key = Tables.Key("1"), ReturnValues = ReturnValue.ALL_OLD };
            return [await DeleteAsync(dynamo, request), await DeleteAsync(dynamo, request), await ReadAsync(dynamo, table, "1")];
        }),
        new("A delete under a condition", async dynamo =>
        {
            var table = await Tables.CreateAsync(dynamo, "kept");
            await dynamo.PutItemAsync(table, Tables.Item("1", 1));
            var request = new DeleteItemRequest
            {
                TableName = table,
                Key = Tables.Key("1"),
                ConditionExpression = "#c > :limit",
                ExpressionAttributeNames = new() { ["#c"] = "count" },
                ExpressionAttributeValues = new() { [":limit"] = new() { N = "5" } },
            };
            return [await DeleteAsync(dynamo, request), await ReadAsync(dynamo, table, "1")];
        }),
        new("A table that is not there", async dynamo => [await PutAsync(dynamo, "nowhere", Tables.Item("1", 1)), await ReadAsync(dynamo, "nowhere", "1")]),
        new("A key of the wrong name, and none", async dynamo =>
        {
            var table = await Tables.CreateAsync(dynamo, "mistaken");
            return
            [
                await PutAsync(dynamo, table, new() { ["name"] = new("1") }),
                await PutAsync(dynamo, table, new() { ["id"] = new() { N = "1" } }),
                await Outcome.OfAsync(() => dynamo.GetItemAsync(table, new Dictionary<string, Value> { ["name"] = new("1") }), item => Outcome.Of(item.Item)),
            ];
        }),
    ];

    private static string[] Conditions =>
    [
        "attribute_exists(id)", "attribute_not_exists(id)", "attribute_exists(address.city)", "attribute_not_exists(address.street)", "attribute_type(tags, :type)", "attribute_type(tags, :set)", "attribute_type(amount, :type)",
        "amount = :seven", "amount <> :seven", "amount < :seven", "amount <= :seven", "amount > :seven", "amount >= :seven", "absent = :seven", "absent <> :seven", "absent < :seven",
        "amount BETWEEN :one AND :seven", "amount IN (:one, :seven)", "begins_with(title, :start)", "contains(title, :part)", "contains(tags, :start)", "size(title) = :seven",
        "amount = :seven AND begins_with(title, :part)", "amount = :one OR begins_with(title, :start)", "NOT amount = :seven", "(amount = :one OR amount = :seven) AND attribute_exists(title)",
        "NOT (amount = :one) AND NOT contains(title, :missing)", "orders[0] = :seven", "orders[7] = :seven", "amount = :seven AND", "amount == :seven", "unheard_of(amount)", "amount = :undefined", "title < :seven",
    ];

    private static (string Expression, string Returns)[] Updates =>
    [
        ("SET title = :part", "ALL_NEW"), ("SET title = :part", "UPDATED_OLD"), ("SET amount = amount + :one", "UPDATED_NEW"), ("SET amount = amount - :seven", "UPDATED_NEW"),
        ("SET absent = if_not_exists(absent, :one)", "UPDATED_NEW"), ("SET amount = if_not_exists(amount, :one)", "UPDATED_NEW"), ("SET orders = list_append(orders, orders)", "ALL_NEW"),
        ("SET address.city = :part", "ALL_NEW"), ("SET address.city = :part", "UPDATED_NEW"), ("SET nowhere.city = :part", "ALL_NEW"), ("SET orders[1] = :one", "ALL_NEW"), ("SET orders[9] = :one", "ALL_NEW"),
        ("SET amount = absent", "ALL_NEW"), ("SET title = title + :one", "ALL_NEW"), ("ADD amount :seven", "UPDATED_NEW"), ("ADD visits :one", "UPDATED_NEW"), ("ADD tags :set", "UPDATED_NEW"), ("ADD title :one", "ALL_NEW"),
        ("DELETE tags :set", "ALL_NEW"), ("REMOVE title", "ALL_NEW"), ("REMOVE orders[0], address.city", "ALL_NEW"), ("REMOVE absent", "ALL_OLD"), ("SET id = :part", "ALL_NEW"),
        ("SET title = :part, visits = :one REMOVE amount ADD tags :set", "ALL_NEW"), ("SET title = :part", "NONE"), ("set title = :part", "ALL_NEW"), ("SET title :part", "ALL_NEW"), ("SET a = amount, amount = :one", "ALL_NEW"),
        ("REMOVE orders[1], orders[0]", "ALL_NEW"), ("SET orders[9] = :one, orders[8] = :part", "ALL_NEW"), ("SET title = :part SET visits = :one", "ALL_NEW"), ("REMOVE title, title", "ALL_NEW"),
        ("SET address.city = :part REMOVE address", "ALL_NEW"), ("SET orders[0] = :one REMOVE orders.first", "ALL_NEW"), ("SET orders[1] = :one REMOVE orders[0]", "ALL_NEW"),
    ];

    private static Dictionary<string, Value> Full => new()
    {
        ["id"] = new("1"),
        ["title"] = new("a title"),
        ["amount"] = new() { N = "7" },
        ["tags"] = new() { SS = ["a", "b"] },
        ["orders"] = new() { L = [new() { N = "7" }, new("second")] },
        ["address"] = new() { M = new() { ["city"] = new("Bern") } },
    };

    private static readonly Dictionary<string, Value> s_values = new()
    {
        [":one"] = new() { N = "1" },
        [":seven"] = new() { N = "7.0" },
        [":start"] = new("a"),
        [":part"] = new("title"),
        [":missing"] = new("zzz"),
        [":type"] = new("SS"),
        [":set"] = new() { SS = ["b", "c"] },
    };

    private static async Task<string[]> ConditionAsync(IAmazonDynamoDB dynamo, string condition)
    {
        var table = await Tables.CreateAsync(dynamo, $"condition-{Array.IndexOf(Conditions, condition)}");
        await dynamo.PutItemAsync(table, Full);
        var request = new DeleteItemRequest { TableName = table, Key = Tables.Key("1"), ConditionExpression = condition, ExpressionAttributeValues = Used(condition) };
        return [await DeleteAsync(dynamo, request), await ReadAsync(dynamo, table, "1")];
    }

    private static async Task<string[]> UpdateAsync(IAmazonDynamoDB dynamo, string expression, string returns, int number)
    {
        var table = await Tables.CreateAsync(dynamo, $"update-{number}");
        await dynamo.PutItemAsync(table, Full);
        return [await UpdateAsync(dynamo, Update(table, expression, returns, Used(expression))), await ReadAsync(dynamo, table, "1")];
    }

    private static UpdateItemRequest Update(string table, string expression, string returns, Dictionary<string, Value>? values) =>
        new() { TableName = table, Key = Tables.Key("1"), UpdateExpression = expression, ReturnValues = returns, ExpressionAttributeValues = values };

    /// <summary>Values that an expression does not use would be refused.</summary>
    private static Dictionary<string, Value>? Used(string expression)
    {
        var used = s_values.Where(value => expression.Contains(value.Key, StringComparison.Ordinal)).ToDictionary();
        return used.Count > 0 ? used : null;
    }

    private static Task<string> PutAsync(IAmazonDynamoDB dynamo, string table, Dictionary<string, Value> item) => PutAsync(dynamo, new PutItemRequest(table, item) { ReturnValues = ReturnValue.ALL_OLD });

    private static Task<string> PutAsync(IAmazonDynamoDB dynamo, PutItemRequest request) => Outcome.OfAsync(() => dynamo.PutItemAsync(request), answer => Outcome.Of(answer.Attributes));

    private static Task<string> UpdateAsync(IAmazonDynamoDB dynamo, UpdateItemRequest request) => Outcome.OfAsync(() => dynamo.UpdateItemAsync(request), answer => Outcome.Of(answer.Attributes));

    private static Task<string> DeleteAsync(IAmazonDynamoDB dynamo, DeleteItemRequest request) => Outcome.OfAsync(() => dynamo.DeleteItemAsync(request), answer => Outcome.Of(answer.Attributes));

    private static Task<string> ReadAsync(IAmazonDynamoDB dynamo, string table, string id) => Outcome.OfAsync(() => dynamo.GetItemAsync(table, Tables.Key(id)), answer => Outcome.Of(answer.Item));
}
