namespace FaultKit.Tests;

public sealed class PlanGateTests
{
    [Theory]
    [InlineData("Test", "the plan is for Staging, Development; this is Test")]
    [InlineData("Production", "the plan is for Staging, Development; this is Production, as it is wherever DOTNET_ENVIRONMENT is not set")]
    public void PlanForOtherEnvironments_IsClosed_AndSaysWhichThisIs(string environment, string reason)
    {
        var plan = new FaultPlan { Enabled = true, Environments = ["Staging", "Development"] };

        Assert.Equal(reason, PlanGate.WhyClosed(plan, environment, Some.Instant));
    }
}
