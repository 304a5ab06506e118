namespace FaultKit.Tests;

public sealed class PlanSourceTests
{
    [Theory]
    [InlineData("{\"version\": 1}", "FAULTKIT_PLAN")]
    [InlineData("  {}", "FAULTKIT_PLAN")]
    [InlineData("chaos.json", "chaos.json")]
    [InlineData("/etc/chaos.json", "/etc/chaos.json")]
    [InlineData("C:\\chaos.json", "C:\\chaos.json")]
    public void AText_NamesASource(string text, string expected)
    {
        var source = PlanSource.Of(text);

        Assert.Equal(expected, source.Name);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public void NoText_NamesNoSource(string nothing) => Assert.Throws<ArgumentException>("text", () => PlanSource.Of(nothing));

    [Fact]
    public async Task AnInlinePlan_IsFoundOnce()
    {
        var source = PlanSource.Of("{}");

        var first = await source.LookAsync(TestContext.Current.CancellationToken);
        var second = await source.LookAsync(TestContext.Current.CancellationToken);

        Assert.Equal((LookOutcome.Found, LookOutcome.Unchanged), (first.Outcome, second.Outcome));
    }

    [Fact]
    public void AnInlinePlan_IsNeverLookedAtAgain() => Assert.Equal(Timeout.InfiniteTimeSpan, PlanSource.Of("{}").Interval);
}
