using Amazon.DynamoDBv2;
using FaultKit.Testing;

namespace FaultKit.AwsSdk.Conformance;

/// <summary>A caller sees the same of <see cref="FakeDynamoDb"/> as of dynalite.</summary>
public sealed class DynamoDbContractTests(AwsEndpoints endpoints)
{
    public static TheoryData<Scenario<IAmazonDynamoDB>> Scenarios => [.. DynamoDbScenarios.All, .. DynamoDbPageScenarios.All];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Fake_IsSeenAsDynalite(Scenario<IAmazonDynamoDB> scenario)
    {
        using var real = endpoints.DynamoDb();
        using var ours = new AmazonDynamoDBClient(new AmazonDynamoDBConfig { ThrottleRetries = false }.ConnectTo(new FakeDynamoDb()));

        var expected = await scenario.RunAsync(real);
        var seen = await scenario.RunAsync(ours);

        Assert.NotEmpty(expected);
        Assert.Equal(expected, seen);
    }
}
