using Amazon.DynamoDBv2.Model;

namespace FaultKit.AwsSdk.Conformance;

/// <summary>The endpoints do what the tests take for granted of them.</summary>
public sealed class EndpointTests(AwsEndpoints endpoints)
{
    [Fact]
    public async Task DynamoDb_KeepsAnItem()
    {
        using var dynamo = endpoints.DynamoDb();
        var table = await Tables.CreateAsync(dynamo);

        await dynamo.PutItemAsync(table, Tables.Item("1", 7), TestContext.Current.CancellationToken);
        var item = await dynamo.GetItemAsync(table, Tables.Key("1"), TestContext.Current.CancellationToken);

        Assert.Equal("7", item.Item["count"].N);
    }

    [Fact]
    public async Task DynamoDb_SaysWhatItSaysInTheCloudOfAConditionThatFails()
    {
        using var dynamo = endpoints.DynamoDb();
        var table = await Tables.CreateAsync(dynamo);
        var request = new PutItemRequest(table, Tables.Key("1")) { ConditionExpression = "attribute_exists(id)" };

        await Assert.ThrowsAsync<ConditionalCheckFailedException>(() => dynamo.PutItemAsync(request, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task S3_KeepsAnObject()
    {
        using var s3 = endpoints.S3();
        await s3.PutBucketAsync("kept", TestContext.Current.CancellationToken);

        await s3.PutObjectAsync(new() { BucketName = "kept", Key = "a/b.txt", ContentBody = "hello" }, TestContext.Current.CancellationToken);
        using var read = await s3.GetObjectAsync("kept", "a/b.txt", TestContext.Current.CancellationToken);
        using var reader = new StreamReader(read.ResponseStream);

        Assert.Equal("hello", await reader.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Sqs_DeliversAMessage()
    {
        using var sqs = endpoints.Sqs();
        var queue = await sqs.CreateQueueAsync("delivered", TestContext.Current.CancellationToken);

        await sqs.SendMessageAsync(queue.QueueUrl, "hello", TestContext.Current.CancellationToken);
        var received = await sqs.ReceiveMessageAsync(queue.QueueUrl, TestContext.Current.CancellationToken);

        Assert.Equal("hello", Assert.Single(received.Messages).Body);
    }

    [Fact]
    public async Task Sts_SaysWhoCalls()
    {
        using var sts = endpoints.Sts();

        var caller = await sts.GetCallerIdentityAsync(new(), TestContext.Current.CancellationToken);

        Assert.NotEmpty(caller.Account);
    }
}
