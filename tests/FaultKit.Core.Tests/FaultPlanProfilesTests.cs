namespace FaultKit.Tests;

/// <summary>Plans of a profile, in code.</summary>
public sealed class FaultPlanProfilesTests
{
    [Fact]
    public void Values_AreWrittenAsCodeHasThem()
    {
        var plan = FaultPlan.FromProfile(Profiles.DependencyBrownout, ("host", "prices.internal"), ("percentage", 12.5), ("delay", TimeSpan.FromSeconds(3)), ("errors", 0));

        Assert.Equal((12.5, TimeSpan.FromSeconds(3)), (plan.Rules[0].Rate.Value * 100, ((LatencyFault)plan.Rules[0].Fault).Delay));
    }

    [Fact]
    public void AValueThatIsMissing_IsAskedFor()
    {
        var failure = Assert.Throws<FaultPlanException>(() => FaultPlan.FromProfile(Profiles.DependencyOutage));

        Assert.Contains("\"host\" is missing", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AwsServerless_IsARuleForEachFailure()
    {
        var plan = FaultPlan.FromProfile(Profiles.AwsServerless);

        Assert.Equal(["aws", "http", "lambda"], plan.Rules.Select(rule => rule.Target.Text.Split(':')[0]).Distinct().Order());
    }
}
