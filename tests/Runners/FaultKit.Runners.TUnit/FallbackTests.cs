using FaultKit.Testing;

namespace FaultKit.Runners;

public sealed class FallbackTests
{
    [Test]
    public async Task ThrottledPrice_FallsBack()
    {
        using var shop = new Shop();

        await FaultTest.RunAsync(
            plan => plan.On(Http.Get("prices.internal")).Call(1).Throttle(),
            async _ => await Assert.That(await shop.GetPriceAsync()).IsEqualTo("fallback"));
    }

    [Test]
    public async Task TestThatInjectsNothing_IsReportedAsFailed()
    {
        var (exitCode, output) = await Rerun.WithoutCallsAsync("--treenode-filter", "/*/*/*/ThrottledPrice_FallsBack");

        await Assert.That(output).Contains("A rule of this test never hit");
        await Assert.That(exitCode).IsNotEqualTo(0);
    }
}
