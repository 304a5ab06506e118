using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Amazon.S3;
using FaultKit.AwsSdk.Tests.Shared;
using Microsoft.Extensions.Time.Testing;

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

    [Fact]
    public async Task AwsServerless_HitsCallsOfTheSdk_WithEachOfItsRulesForThem()
    {
        var time = new FakeTimeProvider();
        using var injector = new FaultInjector(new() { Scope = new(ScopeKind.Test, "test"), Time = time });
        injector.Load(FaultPlan.FromProfile(Profiles.AwsServerless, ("percentage", 20)) with { Seed = 7 });
        using var client = Clients.DynamoDb(new StubService()).AttachChaos(injector);

        for (var i = 0; i < 40; i++)
        {
            var call = Record.ExceptionAsync(() => client.GetItemAsync("orders", Some.Key, s_token)).AsTask();
            while (!call.IsCompleted)
            {
                time.Advance(TimeSpan.FromSeconds(1));
                await Task.Yield();
            }
        }

        var hit = injector.Journal.Hits.Where(hit => hit.Outcome == HitOutcome.Injected).Select(hit => hit.Rule).Distinct().Order(StringComparer.Ordinal);
        string[] rules = ["denied", "expired", "failed", "lost", "slow", "throttled"];
        Assert.Equal(rules.Select(rule => $"aws-serverless/aws-{rule}"), hit);
    }

    private static FaultInjector Of(FaultProfile profile, params (string Name, object Value)[] with) => Injectors.Of([.. FaultPlan.FromProfile(profile, with).Rules]);
}
