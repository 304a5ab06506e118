using FaultKit.Testing;
using Xunit;

namespace FaultKit.Runners;

public sealed class FallbackTests
{
    [Fact]
    public async Task ThrottledPrice_FallsBack()
    {
        using var shop = new Shop();

        await FaultTest.RunAsync(
            plan => plan.On(Http.Get("prices.internal")).Call(1).Throttle(),
            async _ => Assert.Equal("fallback", await shop.GetPriceAsync()));
    }

    [Fact]
    public async Task TestThatInjectsNothing_IsReportedAsFailed()
    {
        var (exitCode, output) = await Rerun.WithoutCallsAsync("-method", "*ThrottledPrice_FallsBack");

        Assert.Contains("A rule of this test never hit", output, StringComparison.Ordinal);
        Assert.NotEqual(0, exitCode);
    }
}
