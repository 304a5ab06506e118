using FaultKit.Testing;

[assembly: Parallelize(Scope = ExecutionScope.MethodLevel)]

namespace FaultKit.Runners;

[TestClass]
public sealed class FallbackTests
{
    [TestMethod]
    public async Task ThrottledPrice_FallsBack()
    {
        using var shop = new Shop();

        await FaultTest.RunAsync(
            plan => plan.On(Http.Get("prices.internal")).Call(1).Throttle(),
            async _ => Assert.AreEqual("fallback", await shop.GetPriceAsync()));
    }

    [TestMethod]
    public async Task TestThatInjectsNothing_IsReportedAsFailed()
    {
        var (exitCode, output) = await Rerun.WithoutCallsAsync("--filter", "Name=ThrottledPrice_FallsBack");

        Assert.Contains("A rule of this test never hit", output);
        Assert.AreNotEqual(0, exitCode);
    }
}
