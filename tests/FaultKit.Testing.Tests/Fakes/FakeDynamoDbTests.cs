using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Value = Amazon.DynamoDBv2.Model.AttributeValue;

namespace FaultKit.Testing.Tests.Fakes;

/// <summary>What is not held against dynalite in the conformance tests: transactions, the ledger, and what is refused.</summary>
public sealed class FakeDynamoDbTests : IDisposable
{
    private readonly VirtualClock _clock = new();
    private readonly FakeDynamoDb _service;
    private readonly AmazonDynamoDBClient _dynamo;

    public FakeDynamoDbTests()
    {
        _service = new FakeDynamoDb(time: _clock).AddTable("orders", "id").AddTable("lines", "order", "line");
        _dynamo = new(new AmazonDynamoDBConfig { MaxErrorRetry = 0 }.ConnectTo(_service));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _dynamo.Dispose();

    [Fact]
    public async Task Ledger_HoldsWrites_AndNeitherReadsNorRefusals()
    {
        await _dynamo.PutItemAsync("orders", Order("1"), Cancel);
        await _dynamo.PutItemAsync("lines", new() { ["order"] = new("1"), ["line"] = new("a") }, Cancel);
        await _dynamo.GetItemAsync("orders", Order("1"), Cancel);
        await Assert.ThrowsAsync<ConditionalCheckFailedException>(() => _dynamo.PutItemAsync(new("orders", Order("1")) { ConditionExpression = "attribute_not_exists(id)" }, Cancel));
        await _dynamo.DeleteItemAsync("orders", Order("1"), Cancel);
        await _dynamo.DeleteItemAsync("orders", Order("1"), Cancel);

        Assert.Equal(["PutItem orders/1", "PutItem lines/1/a", "DeleteItem orders/1"], _service.Ledger.Entries.Select(entry => entry.Effect));
        Assert.Equal("""{"id":{"S":"1"}}""", _service.Ledger.Entries[0].Body);
    }

    [Fact]
    public async Task Batch_IsWrittenDownItemByItem()
    {
        await _dynamo.BatchWriteItemAsync(new BatchWriteItemRequest { RequestItems = new() { ["orders"] = [new(new PutRequest(Order("1"))), new(new PutRequest(Order("2")))] } }, Cancel);

        _service.Ledger.ExpectOrder("PutItem orders/1", "PutItem orders/2");
    }

    [Fact]
    public async Task Transaction_WritesAll()
    {
        await _dynamo.PutItemAsync("orders", Order("3"), Cancel);

        await _dynamo.TransactWriteItemsAsync(Transaction("token", Put("1"), Raise("2"), new() { Delete = new() { TableName = "orders", Key = Order("3") } }, Check("4", "attribute_not_exists(id)")), Cancel);

        _service.Ledger.ExpectOrder("PutItem orders/3", "PutItem orders/1", "UpdateItem orders/2", "DeleteItem orders/3");
        Assert.Equal("token", _service.Ledger.For("PutItem orders/1")[0].IdempotencyKey);
    }

    [Fact]
    public async Task Transaction_WhereOneConditionFails_WritesNothing_AndSaysWhich()
    {
        await _dynamo.PutItemAsync("orders", Order("2"), Cancel);
        var second = Check("2", "attribute_not_exists(id)");
        second.ConditionCheck.ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD;

        var cancelled = await Assert.ThrowsAsync<TransactionCanceledException>(() => _dynamo.TransactWriteItemsAsync(Transaction(null, Put("1"), second), Cancel));

        Assert.Equal(["None", "ConditionalCheckFailed"], cancelled.CancellationReasons.Select(reason => reason.Code));
        Assert.Equal("2", cancelled.CancellationReasons[1].Item["id"].S);
        Assert.Equal("Transaction cancelled, please refer cancellation reasons for specific reasons [None, ConditionalCheckFailed]", cancelled.Message);
        _service.Ledger.ExpectOrder("PutItem orders/2");
    }

    [Fact]
    public async Task Transaction_UnderATokenThatIsKnown_IsDoneOnce_ForTenMinutes()
    {
        await _dynamo.TransactWriteItemsAsync(Transaction("token", Raise("1")), Cancel);
        await _dynamo.TransactWriteItemsAsync(Transaction("token", Raise("1")), Cancel);
        _service.Ledger.ExpectOnce("UpdateItem orders/1");

        _clock.Advance(TimeSpan.FromMinutes(10));
        await _dynamo.TransactWriteItemsAsync(Transaction("token", Raise("1")), Cancel);

        _service.Ledger.Expect("UpdateItem orders/1", 2);
    }

    [Fact]
    public async Task Transaction_UnderTheTokenOfAnother_IsRefused()
    {
        await _dynamo.TransactWriteItemsAsync(Transaction("token", Raise("1")), Cancel);

        await Assert.ThrowsAsync<IdempotentParameterMismatchException>(() => _dynamo.TransactWriteItemsAsync(Transaction("token", Raise("2")), Cancel));
    }

    [Fact]
    public async Task Transaction_WithOneItemTwice_IsRefused()
    {
        var refusal = await Assert.ThrowsAsync<AmazonDynamoDBException>(() => _dynamo.TransactWriteItemsAsync(Transaction(null, Put("1"), Raise("1")), Cancel));

        Assert.Equal("Transaction request cannot include multiple operations on one item", refusal.Message);
    }

    [Fact]
    public async Task TransactionOfReads_GivesEachItemItsPlace()
    {
        await _dynamo.PutItemAsync("orders", Order("2"), Cancel);

        var read = await _dynamo.TransactGetItemsAsync(new() { TransactItems = [new() { Get = new() { TableName = "orders", Key = Order("1") } }, new() { Get = new() { TableName = "orders", Key = Order("2") } }] }, Cancel);

        Assert.Equal([null, "2"], read.Responses.Select(response => response.Item?.GetValueOrDefault("id")?.S));
    }

    [Fact]
    public async Task ConditionThatFails_ShowsTheItem_ToThoseWhoAsk()
    {
        await _dynamo.PutItemAsync("orders", Order("1"), Cancel);
        var request = new PutItemRequest("orders", Order("1")) { ConditionExpression = "attribute_not_exists(id)", ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD };

        var failure = await Assert.ThrowsAsync<ConditionalCheckFailedException>(() => _dynamo.PutItemAsync(request, Cancel));

        Assert.Equal("1", failure.Item["id"].S);
    }

    [Fact]
    public async Task OperationItDoesNotKnow_SaysWhichItKnows()
    {
        var refusal = await Assert.ThrowsAsync<AmazonDynamoDBException>(() => _dynamo.ListBackupsAsync(new(), Cancel));

        Assert.StartsWith("FakeDynamoDb does not know ListBackups. It knows PutItem, GetItem, UpdateItem,", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MemberItDoesNotKnow_IsRefusedAndNotIgnored()
    {
        var refusal = await Assert.ThrowsAsync<AmazonDynamoDBException>(() => _dynamo.QueryAsync(new() { TableName = "orders", AttributesToGet = ["id"], KeyConditionExpression = "id = :id" }, Cancel));

        Assert.StartsWith("FakeDynamoDb does not know AttributesToGet of Query. It knows TableName,", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MemberOfABatchItDoesNotKnow_IsRefusedAndNotIgnored()
    {
        var request = new BatchGetItemRequest { RequestItems = new() { ["orders"] = new() { Keys = [Order("1")], AttributesToGet = ["id"] } } };

        var refusal = await Assert.ThrowsAsync<AmazonDynamoDBException>(() => _dynamo.BatchGetItemAsync(request, Cancel));

        Assert.StartsWith("FakeDynamoDb does not know AttributesToGet of BatchGetItem for orders. It knows Keys,", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RequestWithoutATable_IsRefusedAsDynamoDbDoes()
    {
        var refusal = await Assert.ThrowsAsync<AmazonDynamoDBException>(() => _dynamo.GetItemAsync(new GetItemRequest { Key = Order("1") }, Cancel));

        Assert.Contains("Value null at 'tableName'", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PlaceholderThatNoExpressionUses_IsRefused()
    {
        var refusal = await Assert.ThrowsAsync<AmazonDynamoDBException>(() => _dynamo.PutItemAsync(
            new("orders", Order("1")) { ConditionExpression = "attribute_not_exists(id)", ExpressionAttributeNames = new() { ["#slip"] = "id" } }, Cancel));

        Assert.Equal("Value provided in ExpressionAttributeNames unused in expressions: keys: {#slip}", refusal.Message);
    }

    [Fact]
    public async Task AnswerThatAFaultCorrupts_IsFoundOutByTheSdk()
    {
        using var injector = new FaultInjector();
        AwsSdk.AwsSdkChaos.AttachChaos(_dynamo, injector);
        await _dynamo.PutItemAsync("orders", Order("1"), Cancel);

        await FaultTest.RunAsync(
            plan => plan.On(Aws.DynamoDb("GetItem")).Corrupt(CorruptionKind.BitFlip),
            _ => Assert.ThrowsAnyAsync<Exception>(() => _dynamo.GetItemAsync("orders", Order("1"), Cancel)));
    }

    [Fact]
    public async Task Index_HoldsTheItemsThatHaveItsKeys()
    {
        _service.AddIndex("orders", "by-customer", "customer", "placed");
        foreach (var (id, customer, placed) in ((string, string, string)[])[("1", "Ann", "b"), ("2", "Ann", "a"), ("3", "Ben", "a")])
        {
            await _dynamo.PutItemAsync("orders", new() { ["id"] = new(id), ["customer"] = new(customer), ["placed"] = new(placed) }, Cancel);
        }

        await _dynamo.PutItemAsync("orders", new() { ["id"] = new("4"), ["customer"] = new("Ann") }, Cancel);

        var found = await _dynamo.QueryAsync(
            new() { TableName = "orders", IndexName = "by-customer", KeyConditionExpression = "customer = :who", ExpressionAttributeValues = new() { [":who"] = new("Ann") } }, Cancel);

        Assert.Equal(["2", "1"], found.Items.Select(item => item["id"].S));
    }

    [Fact]
    public async Task KeysThatReadAlike_AreTwoItems()
    {
        await _dynamo.PutItemAsync("lines", new() { ["order"] = new("docs"), ["line"] = new("a/b"), ["kind"] = new("first") }, Cancel);
        await _dynamo.PutItemAsync("lines", new() { ["order"] = new("docs/a"), ["line"] = new("b"), ["kind"] = new("second") }, Cancel);

        var first = await _dynamo.GetItemAsync("lines", new Dictionary<string, Value> { ["order"] = new("docs"), ["line"] = new("a/b") }, Cancel);

        Assert.Equal("first", first.Item["kind"].S);
    }

    [Fact]
    public async Task BatchOfKeysThatReadAlike_HasNoItemTwice()
    {
        WriteRequest one = new(new PutRequest(new() { ["order"] = new("docs"), ["line"] = new("a/b") })), other = new(new PutRequest(new() { ["order"] = new("docs/a"), ["line"] = new("b") }));

        await _dynamo.BatchWriteItemAsync(new BatchWriteItemRequest { RequestItems = new() { ["lines"] = [one, other] } }, Cancel);

        _service.Ledger.Expect("PutItem lines/docs/a/b", 2);
    }

    /// <summary>The first is the example of the Developer Guide ("Removing elements from a list"); dynalite takes away others.</summary>
    [Theory]
    [InlineData("REMOVE tools[1], tools[2]", "a d e")]
    [InlineData("REMOVE tools[0], tools[1], tools[4]", "c d")]
    [InlineData("REMOVE tools[0] SET tools[1] = :one", "new c d e")]
    [InlineData("SET tools[9] = :one REMOVE tools[4], tools[3]", "a b c new")]
    [InlineData("REMOVE tools[0], tools[9]", "b c d e")]
    public async Task ElementsOfAList_AreThoseOfTheItemBefore(string update, string left)
    {
        await _dynamo.PutItemAsync("orders", new(Order("1")) { ["tools"] = new() { L = [new("a"), new("b"), new("c"), new("d"), new("e")] } }, Cancel);
        var request = new UpdateItemRequest { TableName = "orders", Key = Order("1"), UpdateExpression = update, ReturnValues = ReturnValue.ALL_NEW };
        if (update.Contains(":one", StringComparison.Ordinal))
        {
            request.ExpressionAttributeValues = new() { [":one"] = new("new") };
        }

        var updated = await _dynamo.UpdateItemAsync(request, Cancel);

        Assert.Equal(left, string.Join(' ', updated.Attributes["tools"].L.Select(tool => tool.S)));
    }

    [Theory]
    [InlineData("SET a = :one SET b = :one", "Invalid UpdateExpression: The \"SET\" section can only be used once in an update expression;")]
    [InlineData("SET a.b = :one REMOVE a", "Invalid UpdateExpression: Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a, b], path two: [a]")]
    [InlineData("SET a.b = :one REMOVE a[0]", "Invalid UpdateExpression: Two document paths conflict with each other; must remove or rewrite one of these paths; path one: [a, b], path two: [a, [0]]")]
    public async Task UpdateAtOddsWithItself_IsRefusedInDynamoDbsWords(string update, string words)
    {
        var request = new UpdateItemRequest { TableName = "orders", Key = Order("1"), UpdateExpression = update, ExpressionAttributeValues = new() { [":one"] = new("1") } };

        var refusal = await Assert.ThrowsAsync<AmazonDynamoDBException>(() => _dynamo.UpdateItemAsync(request, Cancel));

        Assert.Equal(words, refusal.Message);
    }

    [Theory]
    [InlineData("order = :one OR line = :one", "Invalid operator used in KeyConditionExpression: OR")]
    [InlineData("contains(order, :one)", "Invalid operator used in KeyConditionExpression: contains")]
    [InlineData("order <> :one", "Invalid operator used in KeyConditionExpression: <>")]
    [InlineData("order > :one", "Query key condition not supported")]
    [InlineData("line = :one", "Query condition missed key schema element: order")]
    [InlineData("order = :one AND order = :one", "KeyConditionExpressions must only contain one condition per key")]
    public async Task KeyConditionOfAnotherForm_IsRefusedInDynamoDbsWords(string condition, string words)
    {
        var request = new QueryRequest
        {
            TableName = "lines",
            KeyConditionExpression = condition.Replace("order", "#order", StringComparison.Ordinal),
            ExpressionAttributeNames = condition.Contains("order", StringComparison.Ordinal) ? new() { ["#order"] = "order" } : null,
            ExpressionAttributeValues = new() { [":one"] = new("1") },
        };

        var refusal = await Assert.ThrowsAsync<AmazonDynamoDBException>(() => _dynamo.QueryAsync(request, Cancel));

        Assert.Equal(words, refusal.Message);
    }

    [Fact]
    public void IndexOfATableThatIsNotThere_IsRefused() => Assert.Throws<ArgumentException>("table", () => _service.AddIndex("nowhere", "by-date", "date"));

    [Fact]
    public void TableOfANameThatIsThere_IsRefused() => Assert.Throws<ArgumentException>(() => _service.AddTable("orders", "id"));

    private static Dictionary<string, Value> Order(string id) => new() { ["id"] = new(id) };

    private static TransactWriteItemsRequest Transaction(string? token, params List<TransactWriteItem> items) => new() { TransactItems = items, ClientRequestToken = token };

    private static TransactWriteItem Put(string id) => new() { Put = new() { TableName = "orders", Item = Order(id) } };

    private static TransactWriteItem Raise(string id) =>
        new() { Update = new() { TableName = "orders", Key = Order(id), UpdateExpression = "ADD visits :one", ExpressionAttributeValues = new() { [":one"] = new() { N = "1" } } } };

    private static TransactWriteItem Check(string id, string condition) => new() { ConditionCheck = new() { TableName = "orders", Key = Order(id), ConditionExpression = condition } };
}
