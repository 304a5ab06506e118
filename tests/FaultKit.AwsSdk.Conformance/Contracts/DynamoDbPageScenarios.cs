using System.Globalization;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Value = Amazon.DynamoDBv2.Model.AttributeValue;

namespace FaultKit.AwsSdk.Conformance;

/// <summary>What DynamoDB does with many items: queries, scans, batches.</summary>
internal static class DynamoDbPageScenarios
{
    public static Scenario<IAmazonDynamoDB>[] All { get; } =
    [
        .. Queries.Select((query, i) => new Scenario<IAmazonDynamoDB>($"Query {query}", async dynamo =>
        {
            var table = await LinesAsync(dynamo, $"query-{i}");
            return [await QueryAsync(dynamo, new() { TableName = table, KeyConditionExpression = query, ExpressionAttributeValues = query.Contains(':', StringComparison.Ordinal) ? Used(query) : null })];
        })),
        new("A query's filter names no key, and a scan's may", async dynamo =>
        {
            var table = await LinesAsync(dynamo, "filtered");
            const string Filter = "line > :two";
            return
            [
                await QueryAsync(dynamo, new() { TableName = table, KeyConditionExpression = "id = :id", FilterExpression = Filter, ExpressionAttributeValues = Used(":id :two") }),
                await QueryAsync(dynamo, new() { TableName = table, IndexName = "by-amount", KeyConditionExpression = "id = :id", FilterExpression = Filter, ExpressionAttributeValues = Used(":id :two") }),
                await Outcome.OfAsync(() => dynamo.ScanAsync(new ScanRequest { TableName = table, FilterExpression = Filter, ExpressionAttributeValues = Used(":two") }), page => $"{page.Count} of {page.ScannedCount}"),
            ];
        }),
        new("A page begins after an item that was deleted", async dynamo =>
        {
            var table = await LinesAsync(dynamo, "gone");
            return [await RestAsync(dynamo, table, isForward: true), await RestAsync(dynamo, table, isForward: false)];
        }),
        new("A scan loses no item to deletions", async dynamo =>
        {
            var table = await LinesAsync(dynamo, "cleared");
            var seen = new List<string>();
            var request = new ScanRequest { TableName = table, Limit = 1 };
            do
            {
                var page = await dynamo.ScanAsync(request);
                foreach (var item in page.Items)
                {
                    seen.Add(Outcome.Of(item));
                    await dynamo.DeleteItemAsync(table, new() { ["id"] = item["id"], ["line"] = item["line"] });
                }

                request.ExclusiveStartKey = page.LastEvaluatedKey;
            }
            while (request.ExclusiveStartKey is { Count: > 0 });
            return [.. seen.Order(StringComparer.Ordinal)];
        }),
        new("A page that begins where none could have ended, or holds nothing", async dynamo =>
        {
            var table = await LinesAsync(dynamo, "astray");
            var request = new QueryRequest { TableName = table, KeyConditionExpression = "id = :id AND line < :two", ExpressionAttributeValues = Used(":id :two") };
            var seen = new List<string>();
            foreach (var start in (Dictionary<string, Value>[])[LineKey("b", 1), LineKey("a", 3), new() { ["id"] = new("a") }, new() { ["id"] = new("a"), ["line"] = new("1") }])
            {
                request.ExclusiveStartKey = start;
                seen.Add(await QueryAsync(dynamo, request));
            }

            (request.ExclusiveStartKey, request.Limit) = (null, 0);
            return [.. seen, await QueryAsync(dynamo, request)];
        }),
        new("A query backwards, filtered, projected", async dynamo =>
        {
            var table = await LinesAsync(dynamo, "backwards");
            const string Key = "id = :id";
            return
            [
                await QueryAsync(dynamo, new() { TableName = table, KeyConditionExpression = Key, ExpressionAttributeValues = Used(Key), ScanIndexForward = false }),
                await QueryAsync(dynamo, new() { TableName = table, KeyConditionExpression = Key, FilterExpression = "amount > :two", ExpressionAttributeValues = Used(Key + " :two") }),
                await QueryAsync(dynamo, new() { TableName = table, KeyConditionExpression = Key, ProjectionExpression = "line, amount", ExpressionAttributeValues = Used(Key) }),
                await QueryAsync(dynamo, new() { TableName = table, KeyConditionExpression = Key, Select = Select.COUNT, ExpressionAttributeValues = Used(Key) }),
            ];
        }),
        new("A query page by page", async dynamo =>
        {
            var table = await LinesAsync(dynamo, "pages");
            var seen = new List<string>();
            var request = new QueryRequest { TableName = table, KeyConditionExpression = "id = :id", ExpressionAttributeValues = Used("id = :id"), Limit = 2 };
            do
            {
                var page = await dynamo.QueryAsync(request);
                seen.Add($"{Outcome.Of(page.Items)} until {Outcome.Of(page.LastEvaluatedKey)}");
                request.ExclusiveStartKey = page.LastEvaluatedKey;
            }
            while (request.ExclusiveStartKey is { Count: > 0 });
            return [.. seen];
        }),
        new("An index, whole, in part, page by page", async dynamo =>
        {
            var table = await LinesAsync(dynamo, "indexed");
            await dynamo.PutItemAsync(table, LineKey("c", 7));
            var request = new QueryRequest { TableName = table, IndexName = "by-amount", KeyConditionExpression = "id = :id AND amount >= :two", ExpressionAttributeValues = Used(":id :two"), Limit = 2 };
            var first = await dynamo.QueryAsync(request);
            request.ExclusiveStartKey = first.LastEvaluatedKey;
            var scanned = await dynamo.ScanAsync(new ScanRequest { TableName = table, IndexName = "by-amount" });
            return
            [
                Outcome.Of(first.Items),
                Outcome.Of(first.LastEvaluatedKey),
                await QueryAsync(dynamo, request),
                $"{scanned.Count} in the index",
                await QueryAsync(dynamo, new() { TableName = table, IndexName = "by-amount", KeyConditionExpression = "id = :id AND line = :two", ExpressionAttributeValues = Used(":id :two") }),
                await QueryAsync(dynamo, new() { TableName = table, IndexName = "by-date", KeyConditionExpression = "id = :id", ExpressionAttributeValues = Used(":id") }),
                await QueryAsync(dynamo, new() { TableName = table, IndexName = "by-amount", ConsistentRead = true, KeyConditionExpression = "id = :id", ExpressionAttributeValues = Used(":id") }),
                await Outcome.OfAsync(() => dynamo.PutItemAsync(table, new(LineKey("c", 8)) { ["amount"] = new("much") }), _ => "ok"),
            ];
        }),
        new("A scan with a filter", async dynamo =>
        {
            var table = await LinesAsync(dynamo, "scanned");
            var found = await dynamo.ScanAsync(new ScanRequest { TableName = table, FilterExpression = "amount >= :two", ExpressionAttributeValues = Used(":two") });
            return [$"{found.Count} of {found.ScannedCount}", .. found.Items.Select(Outcome.Of).Order(StringComparer.Ordinal)];
        }),
        new("A batch of writes", async dynamo =>
        {
            var table = await LinesAsync(dynamo, "batch");
            WriteRequest put = new(new PutRequest(Line("a", 9))), delete = new(new DeleteRequest(LineKey("a", 1)));
            return
            [
                await WriteAsync(dynamo, table, put, delete),
                await WriteAsync(dynamo, table, put, put),
                await WriteAsync(dynamo, table),
                await WriteAsync(dynamo, "nowhere", put),
                await QueryAsync(dynamo, new() { TableName = table, KeyConditionExpression = "id = :id", ExpressionAttributeValues = Used(":id") }),
            ];
        }),
        new("A batch of reads", async dynamo =>
        {
            var table = await LinesAsync(dynamo, "reads");
            var found = await dynamo.BatchGetItemAsync(new BatchGetItemRequest { RequestItems = new() { [table] = new() { Keys = [LineKey("a", 1), LineKey("b", 1), LineKey("c", 1)] } } });
            return [.. found.Responses[table].Select(Outcome.Of).Order(StringComparer.Ordinal), found.UnprocessedKeys?.Count is null or 0 ? "all" : "not all"];
        }),
    ];

    private static string[] Queries =>
    [
        "id = :id", "id = :id AND line = :two", "id = :id AND line < :two", "id = :id AND line >= :two", "id = :id AND line BETWEEN :one AND :two", "line = :two", "id = :id AND amount = :two", "id = :nobody",
        "(id = :id) AND (line > :two)", "(id = :id AND line > :two)", ":id = id AND :two < line", "id = :id AND :two >= line", "id = :id and line between :one and :two",
        "id > :id", "begins_with(id, :id)", "contains(id, :id)", "id <> :id", "id IN (:id)", "attribute_exists(id)", "size(id) = :one", "NOT id = :nobody", "id = :id OR id = :nobody", "id = :id AND line <> :two",
        "id = :id AND contains(line, :two)", "id = :id AND id = :nobody", "id = :id AND line > :one AND line < :two", "id = :id AND line > :one AND amount < :two", "id = :two", "id = :id AND line = :id", "id = id",
        ":id = :id", "id.part = :id", "id[0] = :id", "id = :id AND begins_with(line, :two)", "id = :id AND line BETWEEN :two AND :one", "id = :id AND line", "unheard_of(id, :id)", "",
    ];

    private static Dictionary<string, Value> Used(string expression) => new Dictionary<string, Value>
    {
        [":id"] = new("a"),
        [":nobody"] = new("nobody"),
        [":one"] = new() { N = "1" },
        [":two"] = new() { N = "2" },
    }.Where(value => expression.Contains(value.Key, StringComparison.Ordinal)).ToDictionary();

    private static Dictionary<string, Value> LineKey(string id, int line) => new() { ["id"] = new(id), ["line"] = new() { N = line.ToString(CultureInfo.InvariantCulture) } };

    private static Dictionary<string, Value> Line(string id, int line) => new(LineKey(id, line)) { ["amount"] = new() { N = line.ToString(CultureInfo.InvariantCulture) } };

    /// <summary>A table with a number for its sort key: lines 1, 2, 3 and 10 of "a", and one of "b".</summary>
    private static async Task<string> LinesAsync(IAmazonDynamoDB dynamo, string name)
    {
        await dynamo.CreateTableAsync(new CreateTableRequest
        {
            TableName = name,
            BillingMode = BillingMode.PAY_PER_REQUEST,
            KeySchema = [new("id", KeyType.HASH), new("line", KeyType.RANGE)],
            AttributeDefinitions = [new("id", ScalarAttributeType.S), new("line", ScalarAttributeType.N), new("amount", ScalarAttributeType.N)],
            GlobalSecondaryIndexes = [new() { IndexName = "by-amount", KeySchema = [new("id", KeyType.HASH), new("amount", KeyType.RANGE)], Projection = new() { ProjectionType = ProjectionType.ALL } }],
        });
        while ((await dynamo.DescribeTableAsync(name)).Table is var table && (table.TableStatus != TableStatus.ACTIVE || table.GlobalSecondaryIndexes[0].IndexStatus != IndexStatus.ACTIVE))
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
        }

        foreach (var line in (int[])[3, 1, 2, 10])
        {
            await dynamo.PutItemAsync(name, Line("a", line));
        }

        await dynamo.PutItemAsync(name, Line("b", 1));
        return name;
    }

    /// <summary>What a query gives after its first page, whose last item is gone by then.</summary>
    private static async Task<string> RestAsync(IAmazonDynamoDB dynamo, string table, bool isForward)
    {
        var request = new QueryRequest { TableName = table, KeyConditionExpression = "id = :id", ExpressionAttributeValues = Used(":id"), Limit = 1, ScanIndexForward = isForward };
        var last = (await dynamo.QueryAsync(request)).LastEvaluatedKey;
        await dynamo.DeleteItemAsync(table, last);
        (request.ExclusiveStartKey, request.Limit) = (last, null);
        return await QueryAsync(dynamo, request);
    }

    private static Task<string> QueryAsync(IAmazonDynamoDB dynamo, QueryRequest request) =>
        Outcome.OfAsync(() => dynamo.QueryAsync(request), page => $"{page.Count} of {page.ScannedCount}: {Outcome.Of(page.Items)}");

    private static Task<string> WriteAsync(IAmazonDynamoDB dynamo, string table, params List<WriteRequest> requests) =>
        Outcome.OfAsync(() => dynamo.BatchWriteItemAsync(new BatchWriteItemRequest { RequestItems = new() { [table] = requests } }), answer => answer.UnprocessedItems?.Count is null or 0 ? "all" : "not all");
}
