using System.Globalization;
using System.Text;
using Amazon.DynamoDBv2.Model;
using Amazon.SQS.Model;
using FaultKit.AwsSdk.Tests.Shared;

namespace FaultKit.AwsSdk.Tests.Scenarios;

/// <summary>Batches of which some entries come back, as the SDK reads them.</summary>
public sealed class PartialFailureTests
{
    private static readonly CancellationToken s_token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task UnprocessedItems_AreThoseThatWereSent_AndTheChecksumHolds()
    {
        const string Answer = """{"UnprocessedItems":{}}""";
        var service = new StubService(Answer, ("x-amz-crc32", Crc32.Of(Encoding.UTF8.GetBytes(Answer)).ToString(CultureInfo.InvariantCulture)));
        using var injector = Injectors.Of("aws:DynamoDB/BatchWriteItem", new BatchFault { Kind = BatchKind.PartialFailure, Count = 2 });
        using var client = Clients.DynamoDb(service).AttachChaos(injector);

        var response = await client.BatchWriteItemAsync(
            new Dictionary<string, List<WriteRequest>> { ["orders"] = [Put("1"), Put("2"), Put("3")] }, s_token);

        Assert.Equal(2, response.UnprocessedItems["orders"].Count);
        Assert.All(response.UnprocessedItems["orders"], entry => Assert.NotEmpty(entry.PutRequest.Item["id"].S));
        Assert.Equal(("PartialFailure of 2 of 3 entries", 1), (injector.Journal.Hits[0].Detail, service.Served));
    }

    [Fact]
    public async Task FailedMessages_AreNamed_AndTheOthersKeepTheirReceipts()
    {
        const string Receipts = """{"Successful":[{"Id":"a","MessageId":"1","MD5OfMessageBody":"9dd4e461268c8034f5c8564e155c67a6"},{"Id":"b","MessageId":"2","MD5OfMessageBody":"9dd4e461268c8034f5c8564e155c67a6"}]}""";
        using var injector = Injectors.Of("aws:SQS/SendMessageBatch", new BatchFault { Kind = BatchKind.PartialFailure });
        using var client = Clients.Sqs(new StubService(Receipts)).AttachChaos(injector);

        var response = await client.SendMessageBatchAsync("http://q/1/orders", [new SendMessageBatchRequestEntry("a", "x"), new SendMessageBatchRequestEntry("b", "x")], s_token);

        Assert.Equal((1, 1), (response.Successful.Count, response.Failed.Count));
        Assert.Equal(["a", "b"], response.Successful.Select(entry => entry.Id).Append(response.Failed[0].Id).Order());
        Assert.False(response.Failed[0].SenderFault);
    }

    [Fact]
    public async Task CallWithoutABatch_IsLeftAlone_AndTheHitSaysSo()
    {
        using var injector = Injectors.Of("aws:DynamoDB/*", new BatchFault { Kind = BatchKind.PartialFailure });
        using var client = Clients.DynamoDb(new StubService("""{"Item":{"id":{"S":"8"}}}""")).AttachChaos(injector);

        var response = await client.GetItemAsync("orders", Some.Key, s_token);

        Assert.Equal("8", response.Item["id"].S);
        Assert.Equal((HitOutcome.Missed, "aws:DynamoDB/GetItem has no batches that FaultKit knows"), (injector.Journal.Hits[0].Outcome, injector.Journal.Hits[0].Detail));
    }

    [Fact]
    public void OtherKindsOfBatchFaults_AreNotForTheAwsSdk()
    {
        var refusal = Assert.Throws<ArgumentException>("rules", () => Injectors.Of("aws:SQS/*", new BatchFault { Kind = BatchKind.Drop }));

        Assert.Contains("\"kind\": \"drop\"", refusal.Message, StringComparison.Ordinal);
    }

    private static WriteRequest Put(string id) => new(new PutRequest(new Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue> { ["id"] = new(id) }));
}
