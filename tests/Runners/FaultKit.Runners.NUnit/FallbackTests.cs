using FaultKit.Testing;
using NUnit.Framework;

namespace FaultKit.Runners;

public sealed class FallbackTests
{
    [Test]
    public async Task ThrottledPrice_FallsBack()
    {
        using var shop = new Shop();

        await FaultTest.RunAsync(
            plan => plan.On(Http.Get("prices.internal")).Call(1).Throttle(),
            async _ => Assert.That(await shop.GetPriceAsync(), Is.EqualTo("fallback")));
    }

    [Test]
    public async Task TestThatInjectsNothing_IsReportedAsFailed()
    {
        var (exitCode, output) = await Rerun.WithoutCallsAsync("--filter", "Name=ThrottledPrice_FallsBack");

        Assert.That(output, Does.Contain("A rule of this test never hit"));
        Assert.That(exitCode, Is.Not.Zero);
    }
}
