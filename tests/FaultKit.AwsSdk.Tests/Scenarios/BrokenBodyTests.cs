using System.Text;
using Amazon.Runtime;
using Amazon.SQS;
using FaultKit.AwsSdk.Tests.Shared;

namespace FaultKit.AwsSdk.Tests.Scenarios;

/// <summary>Bodies that arrive broken, and the checks of the SDK that see it or do not.</summary>
public sealed class BrokenBodyTests
{
    private const string Item = """{"Item":{"id":{"S":"seven"}}}""";

    private static readonly CancellationToken s_token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task FlippedBitOfDynamoDb_IsSeenByItsChecksum_AndTriedAgain()
    {
        var service = new StubService(Item, ("x-amz-crc32", Crc32.Of(Encoding.UTF8.GetBytes(Item)).ToString(System.Globalization.CultureInfo.InvariantCulture)));
        using var injector = Injectors.Of("aws:DynamoDB/*", new CorruptFault { Kind = CorruptionKind.BitFlip }, CallRange.Only(1));
        using var client = Clients.DynamoDb(service).AttachChaos(injector);

        var response = await client.GetItemAsync("orders", Some.Key, s_token);

        Assert.Equal(("seven", 2), (response.Item["id"].S, service.Served));
    }

    [Fact]
    public async Task MalformedBodyOfDynamoDb_CannotBeUnmarshalled()
    {
        using var injector = Injectors.Of("aws:DynamoDB/*", new CorruptFault { Kind = CorruptionKind.MalformedJson });
        using var client = Clients.DynamoDb(new StubService(Item)).AttachChaos(injector);

        await Assert.ThrowsAnyAsync<AmazonUnmarshallingException>(() => client.GetItemAsync("orders", Some.Key, s_token));

        Assert.Equal(3, injector.Journal.Hits.Count);
    }

    [Fact]
    public async Task FlippedBitOfAnS3Object_IsSeenByTheReader_AndNeverTriedAgain()
    {
        using var injector = Injectors.Of("aws:S3/GetObject", new CorruptFault { Kind = CorruptionKind.BitFlip });
        using var client = Clients.S3(new StubService("the content of an object", ("ETag", "\"a69c233045f67a3c3e80e2b3cf7e6b41\""))).AttachChaos(injector);

        using var response = await client.GetObjectAsync("bucket", "key", s_token);
        using var reader = new StreamReader(response.ResponseStream);
        var thrown = await Assert.ThrowsAsync<AmazonClientException>(() => reader.ReadToEndAsync(s_token));

        Assert.Contains("hash", thrown.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Single(injector.Journal.Hits);
    }

    [Fact]
    public async Task ReceiptOfSqsForAnotherMessage_IsSeenByItsMd5()
    {
        const string Body = """{"MessageId":"m-1","MD5OfMessageBody":"795f3202b17cb6bc3d4b771d8c6c9eaf"}""";
        using var injector = Injectors.Of("aws:SQS/*", new ResponseFault { Body = Body, IsJson = true });
        using var client = Clients.Sqs(new StubService()).AttachChaos(injector);

        var thrown = await Assert.ThrowsAsync<AmazonSQSException>(() => client.SendMessageAsync("http://q/1/orders", "this", s_token));

        Assert.Contains("MD5", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SlowBody_ArrivesWhole_AfterItsPauses()
    {
        using var injector = Injectors.Of("aws:DynamoDB/*", new SlowBodyFault { ChunkBytes = 16, Pause = TimeSpan.FromMilliseconds(1) });
        using var client = Clients.DynamoDb(new StubService(Item)).AttachChaos(injector);

        var response = await client.GetItemAsync("orders", Some.Key, s_token);

        Assert.Equal(("seven", 1), (response.Item["id"].S, injector.Journal.Hits.Count));
    }
}
