using Amazon.SQS;
using FaultKit.Testing;

namespace FaultKit.AwsSdk.Conformance;

/// <summary>A caller sees the same of <see cref="FakeSqs"/> as of fauxqs.</summary>
public sealed class SqsContractTests(AwsEndpoints endpoints)
{
    public static TheoryData<Scenario<IAmazonSQS>> Scenarios => [.. SqsScenarios.All];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Fake_IsSeenAsFauxqs(Scenario<IAmazonSQS> scenario)
    {
        using var real = endpoints.Sqs();
        using var ours = new AmazonSQSClient(new AmazonSQSConfig { ThrottleRetries = false }.ConnectTo(new FakeSqs()));

        var expected = await scenario.RunAsync(real);
        var seen = await scenario.RunAsync(ours);

        Assert.NotEmpty(expected);
        Assert.Equal(expected, seen);
    }
}
