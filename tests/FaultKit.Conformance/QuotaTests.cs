namespace FaultKit.Conformance;

/// <summary>A quota that is injected, beside a server that has one.</summary>
public sealed class QuotaTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task InjectedQuota_IsThatOfARealServer(bool saysDate)
    {
        var quota = await QuotaComparison.OfAsync(saysDate);

        Assert.Equal(quota.Real, quota.Injected);
    }

    [Fact]
    public async Task Calls_PassUpToTheLimit_AndAgainInTheNextWindow()
    {
        var quota = await QuotaComparison.OfAsync(saysDate: false);

        Assert.Equal(["200", "200", "429", "429", "200", "200", "429", "200", "200", "429"], quota.Injected.Select(seen => seen[..3]));
    }
}
