using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using FaultKit.Testing;

namespace FaultKit.AwsSdk.Conformance;

/// <summary>The most dangerous of all failures: the service did what it was asked for, and nobody was told. The SDK asks again.</summary>
public sealed class LostReplyTests(AwsEndpoints endpoints)
{
    private const string LostOnce = """
        { "version": 1, "enabled": true, "environments": ["Test"], "rules": [
            { "name": "lost-reply", "target": "aws:DynamoDB/UpdateItem", "calls": "1", "fault": { "type": "connection", "kind": "reset", "when": "after" } } ] }
        """;

    [Fact]
    public async Task Counter_IsAppliedTwice()
    {
        using var dynamo = Clients.Hurry(endpoints.DynamoDb());
        var table = await TableWithACounterAsync(dynamo, nameof(Counter_IsAppliedTwice));

        await FaultTest.RunAsync(
            plan => plan.Include(FaultPlan.Parse(LostOnce)),
            _ => dynamo.UpdateItemAsync(
                new() { TableName = table, Key = Tables.Key("1"), UpdateExpression = "ADD visits :one", ExpressionAttributeValues = Tables.One },
                TestContext.Current.CancellationToken));

        Assert.Equal("2", await CounterAsync(dynamo, table));
    }

    [Fact]
    public async Task CounterThatRemembersItsLastRequest_IsAppliedOnce()
    {
        using var dynamo = Clients.Hurry(endpoints.DynamoDb());
        var table = await TableWithACounterAsync(dynamo, nameof(CounterThatRemembersItsLastRequest_IsAppliedOnce));
        var request = new UpdateItemRequest
        {
            TableName = table,
            Key = Tables.Key("1"),
            UpdateExpression = "ADD visits :one SET lastRequest = :request",
            ConditionExpression = "attribute_not_exists(lastRequest) OR lastRequest <> :request",
            ExpressionAttributeValues = new(Tables.One) { [":request"] = new("order-7") },
        };

        // The second attempt is refused because the first one was applied: that is the good news.
        await FaultTest.RunAsync(
            plan => plan.Include(FaultPlan.Parse(LostOnce)),
            _ => Assert.ThrowsAsync<ConditionalCheckFailedException>(() => dynamo.UpdateItemAsync(request, TestContext.Current.CancellationToken)));

        Assert.Equal("1", await CounterAsync(dynamo, table));
    }

    private static async Task<string> TableWithACounterAsync(AmazonDynamoDBClient dynamo, string test)
    {
        var table = await Tables.CreateAsync(dynamo, test);
        await dynamo.PutItemAsync(table, Tables.Key("1"), TestContext.Current.CancellationToken);
        return table;
    }

    private static async Task<string> CounterAsync(AmazonDynamoDBClient dynamo, string table) =>
        (await dynamo.GetItemAsync(table, Tables.Key("1"), TestContext.Current.CancellationToken)).Item["visits"].N;
}
