using System.Net;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.SQS;
using FaultKit.AwsSdk.Tests.Shared;

namespace FaultKit.AwsSdk.Tests.Scenarios;

/// <summary>The error that a service would answer, made an exception by the SDK itself.</summary>
public sealed class WireErrorTests
{
    private static readonly CancellationToken s_token = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("GetItem", typeof(ProvisionedThroughputExceededException), "ProvisionedThroughputExceededException")]
    [InlineData("DescribeTable", typeof(AmazonDynamoDBException), "ThrottlingException")]
    public async Task ThrottledDynamoDb_SaysWhatItSaysAtThatOperation(string operation, Type type, string code)
    {
        var (service, client) = DynamoDb(new ThrottleFault());

        var thrown = await Assert.ThrowsAnyAsync<AmazonDynamoDBException>(() => operation == "GetItem"
            ? client.GetItemAsync("orders", Some.Key, s_token)
            : client.DescribeTableAsync("orders", s_token));

        Assert.Equal((type, code, HttpStatusCode.BadRequest, 0), (thrown.GetType(), thrown.ErrorCode, thrown.StatusCode, service.Served));
        Assert.NotEmpty(thrown.RequestId);
    }

    [Theory]
    [InlineData(typeof(InternalServerErrorException), "InternalServerError", 500, null, null)]
    [InlineData(typeof(ConditionalCheckFailedException), "ConditionalCheckFailedException", 400, "ConditionalCheckFailedException", null)]
    [InlineData(typeof(AmazonDynamoDBException), "ServiceUnavailable", 503, null, 503)]
    [InlineData(typeof(AmazonDynamoDBException), "NextYearException", 400, "NextYearException", null)]
    [InlineData(typeof(AmazonDynamoDBException), "NextYearException", 409, "NextYearException", 409)]
    public async Task FailedDynamoDb_SaysTheCodeAndStatus(Type type, string code, int status, string? asked, int? askedStatus)
    {
        var (_, client) = DynamoDb(new ErrorFault { Code = asked, Status = askedStatus });

        var thrown = await Assert.ThrowsAnyAsync<AmazonDynamoDBException>(() => client.PutItemAsync("orders", Some.Key, s_token));

        Assert.Equal((type, code, status), (thrown.GetType(), thrown.ErrorCode, (int)thrown.StatusCode));
    }

    [Fact]
    public async Task CancelledTransaction_GivesTheReasonOfEachItem()
    {
        var (_, client) = DynamoDb(new ErrorFault { Reasons = new(["None", "ConditionalCheckFailed"]) });

        var thrown = await Assert.ThrowsAsync<TransactionCanceledException>(() => client.TransactWriteItemsAsync(
            new TransactWriteItemsRequest { TransactItems = [new() { Put = new() { TableName = "a", Item = Some.Key } }, new() { Put = new() { TableName = "b", Item = Some.Key } }] }, s_token));

        Assert.Equal(["None", "ConditionalCheckFailed"], thrown.CancellationReasons.Select(reason => reason.Code));
        Assert.Equal("Transaction cancelled, please refer cancellation reasons for specific reasons [None, ConditionalCheckFailed]", thrown.Message);
    }

    [Theory]
    [InlineData(DenialKind.Denied, "AccessDenied", 403)]
    [InlineData(DenialKind.Expired, "ExpiredToken", 400)]
    [InlineData(DenialKind.Invalid, "InvalidAccessKeyId", 403)]
    public async Task DeniedS3_SaysWhy(DenialKind kind, string code, int status)
    {
        using var injector = Injectors.Of("aws:S3/*", new AccessDeniedFault { Kind = kind });
        using var client = Clients.S3(new StubService()).AttachChaos(injector);

        var thrown = await Assert.ThrowsAsync<AmazonS3Exception>(() => client.GetObjectAsync("bucket", "key", s_token));

        Assert.Equal((code, status), (thrown.ErrorCode, (int)thrown.StatusCode));
        Assert.NotEmpty(thrown.RequestId);
        Assert.NotEmpty(thrown.AmazonId2);
    }

    [Fact]
    public async Task ThrottledS3Head_HasNoBodyToSayIt()
    {
        using var injector = Injectors.Of("aws:S3/HeadObject", new ThrottleFault());
        using var client = Clients.S3(new StubService()).AttachChaos(injector);

        var thrown = await Assert.ThrowsAsync<AmazonS3Exception>(() => client.GetObjectMetadataAsync("bucket", "key", s_token));

        Assert.Equal(("ServiceUnavailable", HttpStatusCode.ServiceUnavailable), (thrown.ErrorCode, thrown.StatusCode));
    }

    [Theory]
    [InlineData(null, "RequestThrottledException", "RequestThrottled")]
    [InlineData("ThrottlingException", "AmazonSQSException", "Throttling")]
    public async Task ThrottledSqs_SaysItsOwnCode_OrTheOneAskedFor(string? asked, string type, string code)
    {
        using var injector = Injectors.Of("aws:SQS/SendMessage", new ThrottleFault { Code = asked });
        using var client = Clients.Sqs(new StubService()).AttachChaos(injector);

        var thrown = await Assert.ThrowsAnyAsync<AmazonSQSException>(() => client.SendMessageAsync("http://q/1/orders", "x", s_token));

        Assert.Equal((type, code), (thrown.GetType().Name, thrown.ErrorCode));
    }

    [Fact]
    public async Task ServiceThatIsNotInTheCatalogue_SaysWhatItsProtocolHasInCommon()
    {
        using var injector = Injectors.Of("aws:S*/*", new AccessDeniedFault { Kind = DenialKind.Expired });
        using var ssm = Clients.Ssm(new StubService()).AttachChaos(injector);
        using var sts = Clients.Sts(new StubService()).AttachChaos(injector);

        var json = await Assert.ThrowsAnyAsync<AmazonServiceException>(() => ssm.GetParameterAsync(new() { Name = "/a" }, s_token));
        var query = await Assert.ThrowsAnyAsync<AmazonServiceException>(() => sts.GetCallerIdentityAsync(new(), s_token));

        Assert.Equal(("ExpiredTokenException", 400), (json.ErrorCode, (int)json.StatusCode));
        Assert.Equal(("ExpiredToken", 403), (query.ErrorCode, (int)query.StatusCode));
    }

    [Fact]
    public async Task WrongClock_IsCorrectedByTheSdk_AndTheCallSucceeds()
    {
        using var injector = Injectors.Of("aws:SQS/*", new ClockSkewFault { Offset = TimeSpan.FromHours(3) }, CallRange.Only(1));
        var service = new StubService();
        using var client = Clients.Sqs(service).AttachChaos(injector);

        await client.PurgeQueueAsync("http://q/1/orders", s_token);

        Assert.Equal((1, 1), (injector.Journal.Hits.Count, service.Served));
        Assert.Equal(3, Math.Round(CorrectClockSkew.GetClockCorrectionForEndpoint(client.Config.ServiceURL).TotalHours));
    }

    [Fact]
    public async Task RawResponse_IsUnmarshalledByTheSdk()
    {
        var (service, client) = DynamoDb(new ResponseFault { Body = """{"Item":{"id":{"S":"8"}}}""", IsJson = true });

        var response = await client.GetItemAsync("orders", Some.Key, s_token);

        Assert.Equal(("8", 0), (response.Item["id"].S, service.Served));
    }

    [Fact]
    public async Task FaultAfterTheCall_LeavesItsEffectDone()
    {
        var (service, client) = DynamoDb(new ErrorFault { When = FaultWhen.After });

        await Assert.ThrowsAsync<InternalServerErrorException>(() => client.PutItemAsync("orders", Some.Key, s_token));

        Assert.Equal(3, service.Served);
    }

    [Fact]
    public void FaultInACallThatHoldsItsThread_IsTheSame()
    {
        var (service, client) = DynamoDb(new ErrorFault { Code = "ResourceNotFoundException", When = FaultWhen.After });

        Assert.Throws<ResourceNotFoundException>(() => SyncCalls.GetItem(client, new() { TableName = "orders", Key = Some.Key }));

        Assert.Equal(1, service.Served);
    }

    private static (StubService Service, AmazonDynamoDBClient Client) DynamoDb(Fault fault)
    {
        var service = new StubService();
        return (service, Clients.DynamoDb(service).AttachChaos(Injectors.Of("aws:DynamoDB/*", fault)));
    }
}
