using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using FaultKit.AwsSdk.Tests.Shared;

namespace FaultKit.AwsSdk.Tests.Pipeline;

/// <summary>Which attempts are looked at, and what that costs.</summary>
public sealed class AttemptHandlerTests
{
    private static readonly CancellationToken s_token = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("aws:S3/*", null)]
    [InlineData("aws:DynamoDB/*", 0.0)]
    public async Task AttemptWithoutAFault_AllocatesNothingMore(string target, double? rate)
    {
        // One address: a longer one would take more.
        using var bare = Clients.DynamoDb(new StubService(), config => config.ServiceURL = "http://alike.test");
        using var injector = Injectors.Of(new FaultRule { Name = "r", Target = FaultTarget.Parse(target), Fault = new ErrorFault(), Rate = Rate.OfPercentage(rate ?? 100) });
        using var client = Clients.DynamoDb(new StubService(), config => config.ServiceURL = "http://alike.test").AttachChaos(injector);

        // Both in turn, so that what the runtime does by itself falls on both; the least is what the calls themselves take.
        var (without, with) = (long.MaxValue, long.MaxValue);
        for (var round = 0; round < 30; round++)
        {
            without = Math.Min(without, Allocated(bare));
            with = Math.Min(with, Allocated(client));
        }

        await client.GetItemAsync("orders", Some.Key, s_token);
        Assert.Equal(without, with);
    }

    [Fact]
    public async Task CallByWhichTheSdkGetsCredentials_IsNeverFaulted()
    {
        using var injector = Injectors.Of("aws:**", new ErrorFault { Code = "AccessDenied" });
        using var client = Clients.Sts(new StubService(
            """
            <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials><AccessKeyId>A</AccessKeyId>
            <SecretAccessKey>S</SecretAccessKey><SessionToken>T</SessionToken><Expiration>2030-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>
            """)).AttachChaos(injector);

        // As the SDK's own credentials ask: on a thread that waits.
        var credentials = ((Amazon.Runtime.SharedInterfaces.ICoreAmazonSTS)client).CredentialsFromAssumeRoleAuthentication("arn:aws:iam::123456789012:role/x", "nightly", new());

        Assert.Equal("A", credentials.AccessKey);
        await Assert.ThrowsAnyAsync<AmazonServiceException>(() => client.AssumeRoleAsync(new() { RoleArn = "arn:aws:iam::123456789012:role/x", RoleSessionName = "nightly" }, s_token));
    }

    [Fact]
    public async Task ClientWhoseConnectionsAreItsOwn_DisposesThemAfterUse()
    {
        var service = new StubService { IsCached = false };
        using var injector = Injectors.Of("aws:*", new LatencyFault { Delay = TimeSpan.FromMilliseconds(1) });
        using var client = Clients.DynamoDb(service).AttachChaos(injector);

        await client.GetItemAsync("orders", Some.Key, s_token);

        Assert.Equal((1, 1), (service.Made, service.Disposed));
    }

    private static long Allocated(AmazonDynamoDBClient client)
    {
        var request = new GetItemRequest { TableName = "orders", Key = Some.Key };
        var before = GC.GetAllocatedBytesForCurrentThread();
        SyncCalls.GetItem(client, request);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
