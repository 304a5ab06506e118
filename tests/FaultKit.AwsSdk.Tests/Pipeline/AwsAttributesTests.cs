using Amazon.S3.Model;
using FaultKit.AwsSdk.Tests.Shared;

namespace FaultKit.AwsSdk.Tests.Pipeline;

/// <summary>What rules can match on, read from what the SDK was about to send.</summary>
public sealed class AwsAttributesTests
{
    private static readonly CancellationToken s_token = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("service", "DynamoDB")]
    [InlineData("operation", "GetItem")]
    [InlineData("region", "eu-west-1")]
    [InlineData("clientType", "AmazonDynamoDBClient")]
    [InlineData("TableName", "orders")]
    [InlineData("$.TableName", "orders")]
    [InlineData("$.Key.id.S", "7")]
    [InlineData("ConsistentRead", "true")]
    public async Task MemberOfAJsonRequest_IsMatched(string path, string value)
    {
        var hits = await HitsAsync(path, value, injector => Clients.DynamoDb(new StubService()).AttachChaos(injector).GetItemAsync("orders", Some.Key, true, s_token));

        Assert.Equal(1, hits);
    }

    [Theory]
    [InlineData("TableName", "other")]
    [InlineData("$.Key.id.S", "8")]
    [InlineData("Tablename", "orders")]
    [InlineData("it's", "orders")]
    [InlineData("try", "2")]
    public async Task MemberThatIsAnother_IsNot(string path, string value)
    {
        var hits = await HitsAsync(path, value, injector => Clients.DynamoDb(new StubService()).AttachChaos(injector).GetItemAsync("orders", Some.Key, s_token));

        Assert.Equal(0, hits);
    }

    [Theory]
    [InlineData("Bucket", "invoices")]
    [InlineData("Key", "2026/03/a b.pdf")]
    [InlineData("$.Bucket", "invoices")]
    [InlineData("uploadId", "u-1")]
    [InlineData("partNumber", "3")]
    public async Task MemberOfAnS3Request_IsMatched(string path, string value)
    {
        var hits = await HitsAsync(path, value, injector => Clients.S3(new StubService()).AttachChaos(injector).UploadPartAsync(
            new UploadPartRequest { BucketName = "invoices", Key = "2026/03/a b.pdf", UploadId = "u-1", PartNumber = 3, InputStream = new MemoryStream([1, 2, 3]) }, s_token));

        Assert.Equal(1, hits);
    }

    [Theory]
    [InlineData("RoleArn", "arn:aws:iam::123456789012:role/x")]
    [InlineData("$.RoleSessionName", "nightly")]
    public async Task ParameterOfAQuery_IsMatched(string path, string value)
    {
        var hits = await HitsAsync(path, value, injector => Clients.Sts(new StubService()).AttachChaos(injector).AssumeRoleAsync(
            new() { RoleArn = "arn:aws:iam::123456789012:role/x", RoleSessionName = "nightly" }, s_token));

        Assert.Equal(1, hits);
    }

    [Fact]
    public async Task QueueUrl_IsMatched()
    {
        var hits = await HitsAsync("QueueUrl", "http://q/1/orders", injector => Clients.Sqs(new StubService()).AttachChaos(injector).PurgeQueueAsync("http://q/1/orders", s_token));

        Assert.Equal(1, hits);
    }

    [Fact]
    public async Task Endpoint_IsSchemeHostAndPort()
    {
        var hits = await HitsAsync("endpoint", "http://127.0.0.1:8000", injector => Clients.DynamoDb(new StubService(), config => config.ServiceURL = "http://127.0.0.1:8000")
            .AttachChaos(injector).GetItemAsync("orders", Some.Key, s_token));

        Assert.Equal(1, hits);
    }

    [Fact]
    public async Task BodyThatWasLookedAt_ArrivesWhole()
    {
        var service = new StubService();
        using var injector = Injector("$.TableName", "another");
        using var client = Clients.DynamoDb(service).AttachChaos(injector);

        await client.GetItemAsync("orders", Some.Key, s_token);

        Assert.Equal("""{"Key":{"id":{"S":"7"}},"TableName":"orders"}""", Assert.Single(service.Bodies));
    }

    [Fact]
    public async Task Attempt_IsTheSdksNumber_AndTryCountsEveryTimeItSends()
    {
        using var injector = Injectors.Of(
            new FaultRule { Name = "first", Target = FaultTarget.Parse("aws:*"), Fault = new ErrorFault(), Match = new([new("attempt", MatchOperator.Lt, MatchValue.Of(2))]) },
            new FaultRule { Name = "second", Target = FaultTarget.Parse("aws:*"), Fault = new ThrottleFault(), Match = new([new("try", MatchOperator.Eq, MatchValue.Of(2))]) });
        var service = new StubService();
        using var client = Clients.DynamoDb(service).AttachChaos(injector);

        await client.GetItemAsync("orders", Some.Key, s_token);

        Assert.Equal(["first", "second"], injector.Journal.Hits.Select(hit => hit.Rule));
        Assert.Equal(1, service.Served);
    }

    private static FaultInjector Injector(string path, string value) => Injectors.Of(new FaultRule
    {
        Name = "r",
        Target = FaultTarget.Parse("aws:*"),
        Fault = new ResponseFault { Status = 418 },
        Match = new([new(path, MatchOperator.Eq, MatchValue.Of(value))]),
    });

    private static async Task<int> HitsAsync(string path, string value, Func<FaultInjector, Task> act)
    {
        using var injector = Injector(path, value);
        await Record.ExceptionAsync(() => act(injector));
        return injector.Journal.Hits.Count;
    }
}
