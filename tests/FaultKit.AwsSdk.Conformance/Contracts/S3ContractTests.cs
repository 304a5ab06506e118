using Amazon.S3;
using FaultKit.Testing;

namespace FaultKit.AwsSdk.Conformance;

/// <summary>A caller sees the same of <see cref="FakeS3"/> as of fauxqs.</summary>
public sealed class S3ContractTests(AwsEndpoints endpoints)
{
    public static TheoryData<Scenario<IAmazonS3>> Scenarios => [.. S3Scenarios.All];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Fake_IsSeenAsFauxqs(Scenario<IAmazonS3> scenario)
    {
        using var real = endpoints.S3();
        using var ours = new AmazonS3Client(new AmazonS3Config { ThrottleRetries = false }.ConnectTo(new FakeS3()));

        var expected = await scenario.RunAsync(real);
        var seen = await scenario.RunAsync(ours);

        Assert.NotEmpty(expected);
        Assert.Equal(expected, seen);
    }
}
