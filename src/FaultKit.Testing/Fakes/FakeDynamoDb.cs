using System.Text.Json.Nodes;

namespace FaultKit.Testing;

/// <summary>DynamoDB in memory: tables, items, conditions, transactions; it writes down what was written.</summary>
/// <remarks>
/// <para>
/// Speaks the wire protocol of DynamoDB (AWS JSON 1.0), so that the SDK's own client works on it, with its marshalling, retries and
/// exceptions: <c>new AmazonDynamoDBClient(new AmazonDynamoDBConfig().ConnectTo(dynamo))</c>. Knows <c>PutItem</c>, <c>GetItem</c>,
/// <c>UpdateItem</c>, <c>DeleteItem</c>, <c>Query</c>, <c>Scan</c>, <c>BatchWriteItem</c>, <c>BatchGetItem</c>,
/// <c>TransactWriteItems</c>, <c>TransactGetItems</c> and the operations of tables, with all expressions, on tables and on global
/// secondary indexes. Anything else, a request in the style of before expressions among it, is refused with a message that says what it knows.
/// </para>
/// <para>
/// The same scenarios run against it and against dynalite; transactions, which dynalite lacks, are as the API reference has them.
/// It differs from DynamoDB in this: reads, of indexes too, are always consistent, a scan goes by the order of keys, a page ends at <c>Limit</c> alone, numbers have 28 digits,
/// and capacity is neither counted nor used up.
/// </para>
/// </remarks>
public sealed class FakeDynamoDb : FakeService
{
    private readonly Lock _lock = new();
    private readonly TableSet _tables = new();
    private readonly JsonProtocol _protocol;

    /// <summary>A service without tables.</summary>
    /// <param name="ledger">The ledger it writes; one of its own unless said otherwise.</param>
    /// <param name="time">The clock by which tokens of transactions expire; that of the test around a call unless said otherwise.</param>
    public FakeDynamoDb(Ledger? ledger = null, TimeProvider? time = null)
        : base("DynamoDB", ledger, time)
    {
        var writer = new ItemWriter(_tables, Record);
        var reader = new ItemReader(_tables);
        var batches = new BatchWriter(writer, Time);
        string[] shared = ["TableName", "ExpressionAttributeNames", "ReturnConsumedCapacity"];
        string[] write = [.. shared, "ExpressionAttributeValues", "ConditionExpression", "ReturnValues", "ReturnValuesOnConditionCheckFailure", "ReturnItemCollectionMetrics"];
        string[] read = [.. shared, "ConsistentRead", "ProjectionExpression"];
        string[] pages = [.. read, "ExpressionAttributeValues", "FilterExpression", "IndexName", "Limit", "ExclusiveStartKey", "Select"];
        _protocol = new("FakeDynamoDb", "com.amazonaws.dynamodb.v20120810#", hasCrc: true, new Dictionary<string, JsonOperation>
        {
            [ItemWriter.Put] = Of(request => writer.Write(ItemWriter.Put, request), [.. write, "Item"]),
            ["GetItem"] = Of(reader.Get, [.. read, "Key"]),
            [ItemWriter.Update] = Of(request => writer.Write(ItemWriter.Update, request), [.. write, "Key", "UpdateExpression"]),
            [ItemWriter.Delete] = Of(request => writer.Write(ItemWriter.Delete, request), [.. write, "Key"]),
            ["Query"] = Of(reader.Query, [.. pages, "KeyConditionExpression", "ScanIndexForward"]),
            ["Scan"] = Of(reader.Scan, pages),
            ["BatchGetItem"] = Of(reader.GetBatch, "RequestItems", "ReturnConsumedCapacity"),
            ["BatchWriteItem"] = Of(batches.WriteBatch, "RequestItems", "ReturnConsumedCapacity", "ReturnItemCollectionMetrics"),
            ["TransactWriteItems"] = Of(batches.WriteTransaction, "TransactItems", "ClientRequestToken", "ReturnConsumedCapacity", "ReturnItemCollectionMetrics"),
            ["TransactGetItems"] = Of(reader.GetTransaction, "TransactItems", "ReturnConsumedCapacity"),
            ["CreateTable"] = Of(_tables.Create, "TableName", "KeySchema", "AttributeDefinitions", "BillingMode", "ProvisionedThroughput", "GlobalSecondaryIndexes"),
            ["DescribeTable"] = Of(_tables.Describe, "TableName"),
            ["DeleteTable"] = Of(_tables.Delete, "TableName"),
            ["ListTables"] = Of(_tables.List),
        });
    }

    /// <summary>Adds a table, empty and ready, whose keys are strings; a client's <c>CreateTable</c> makes one with others.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="partitionKey">The attribute that is its partition key.</param>
    /// <param name="sortKey">The attribute that is its sort key; it has none unless said otherwise.</param>
    /// <returns>The service itself.</returns>
    /// <exception cref="ArgumentException">There is a table of this name already.</exception>
    public FakeDynamoDb AddTable(string name, string partitionKey, string? sortKey = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentException.ThrowIfNullOrEmpty(partitionKey);
        lock (_lock)
        {
            _tables.Add(new(name, KeysOf(partitionKey, sortKey)));
        }

        return this;
    }

    /// <summary>Adds a global secondary index over all attributes to a table, whose keys are strings; items that lack one of them are not in it.</summary>
    /// <param name="table">The table.</param>
    /// <param name="name">The index's name.</param>
    /// <param name="partitionKey">The attribute that is its partition key.</param>
    /// <param name="sortKey">The attribute that is its sort key; it has none unless said otherwise.</param>
    /// <returns>The service itself.</returns>
    /// <exception cref="ArgumentException">There is no such table, or it has an index of this name already.</exception>
    public FakeDynamoDb AddIndex(string table, string name, string partitionKey, string? sortKey = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(table);
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentException.ThrowIfNullOrEmpty(partitionKey);
        lock (_lock)
        {
            if (!_tables.TryFind(table, out var found))
            {
                throw new ArgumentException($"There is no table \"{table}\" to add an index to: say AddTable(\"{table}\", ...) first.", nameof(table));
            }

            found.AddIndex(name, KeysOf(partitionKey, sortKey));
        }

        return this;
    }

    private static (string Name, string Type)[] KeysOf(string partitionKey, string? sortKey) => sortKey is null ? [(partitionKey, "S")] : [(partitionKey, "S"), (sortKey, "S")];

    private protected override Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, byte[] body, CancellationToken cancellationToken) =>
        _protocol.AnswerAsync(request, body, cancellationToken);

    private JsonOperation Of(Func<JsonObject, JsonObject> run, params string[] members) => new(
        request =>
        {
            lock (_lock)
            {
                return run(request);
            }
        },
        members);
}
