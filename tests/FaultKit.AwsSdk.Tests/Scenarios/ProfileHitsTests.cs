using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Amazon.S3;
using FaultKit.AwsSdk.Tests.Shared;

namespace FaultKit.AwsSdk.Tests.Scenarios;

/// <summary>What the profiles of AWS services do to the SDK's clients, below its retries.</summary>
public sealed class ProfileHitsTests
{
    private static readonly CancellationToken s_token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task DynamoDbThrottled_IsTheServicesOwnError_AfterTheSdksAttempts()
    {
        using var injector = Of(Profiles.DynamoDbThrottled, ("operation", "GetItem"), ("percentage", 100));
        using var client = Clients.DynamoDb(new StubService()).AttachChaos(injector);

        await Assert.ThrowsAnyAsync<AmazonDynamoDBException>(() => client.GetItemAsync("orders", Some.Key, s_token));

        Assert.All(injector.Journal.Hits, hit => Assert.Equal("dynamodb-throttled/throttled", hit.Rule));
        Assert.Equal(3, injector.Journal.Hits.Count);
    }

    [Fact]
    public async Task S3SlowDown_IsSlowDown()
    {
        using var injector = Of(Profiles.S3SlowDown, ("percentage", 100));
        using var client = Clients.S3(new StubService()).AttachChaos(injector);

        var thrown = await Assert.ThrowsAsync<AmazonS3Exception>(() => client.GetObjectAsync("bucket", "key", s_token));

        Assert.Equal(("SlowDown", "s3-slow-down/slow-down"), (thrown.ErrorCode, injector.Journal.Hits[0].Rule));
    }

    [Theory]
    [InlineData("iam-denied", "denied")]
    [InlineData("credentials-expired", "expired")]
    public async Task AProfileOfRights_RefusesTheCall(string profile, string rule)
    {
        using var injector = Of(Profiles.Find(profile)!, ("target", "aws:DynamoDB/*"));
        using var client = Clients.DynamoDb(new StubService()).AttachChaos(injector);

        await Assert.ThrowsAnyAsync<AmazonServiceException>(() => client.GetItemAsync("orders", Some.Key, s_token));

        Assert.Equal($"{profile}/{rule}", injector.Journal.Hits[0].Rule);
    }

    [Theory]
    [InlineData("lost-replies", "lost", "target", "aws:*")]
    [InlineData("zone-loss", "aws", "kind", "unreachable")]
    public async Task AProfileOfConnections_ReachesTheSdk(string profile, string rule, string name, string value)
    {
        using var injector = Of(Profiles.Find(profile)!, (name, value), ("percentage", 100));
        using var client = Clients.DynamoDb(new StubService()).AttachChaos(injector);

        await Assert.ThrowsAnyAsync<Exception>(() => client.GetItemAsync("orders", Some.Key, s_token));

        Assert.Equal($"{profile}/{rule}", injector.Journal.Hits[0].Rule);
    }

    private static FaultInjector Of(FaultProfile profile, params (string Name, object Value)[] with) => Injectors.Of([.. FaultPlan.FromProfile(profile, with).Rules]);
}
