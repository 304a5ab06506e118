namespace FaultKit.Testing.Tests;

/// <summary>Faults in the words of AWS, as a test says them.</summary>
public sealed class FaultTestRuleAwsTests
{
    public static TheoryData<Func<FaultTestRule, FaultTestPlan>, Fault> Said => new()
    {
        { rule => rule.ThrottleWith("SlowDown"), new ThrottleFault { Code = "SlowDown" } },
        { rule => rule.After().ThrottleWith("SlowDown"), new ThrottleFault { Code = "SlowDown", When = FaultWhen.After } },
        { rule => rule.FailWith("ValidationException", 400), new ErrorFault { Code = "ValidationException", Status = 400 } },
        { rule => rule.CancelTransaction("None", "ConditionalCheckFailed"), new ErrorFault { Reasons = new(["None", "ConditionalCheckFailed"]) } },
        { rule => rule.FailRecords(3), new BatchFault { Kind = BatchKind.PartialFailure, Count = 3 } },
        { rule => rule.DenyAccess(DenialKind.Expired), new AccessDeniedFault { Kind = DenialKind.Expired } },
        { rule => rule.SkewClock(TimeSpan.FromHours(2)), new ClockSkewFault { Offset = TimeSpan.FromHours(2) } },
    };

    [Theory]
    [MemberData(nameof(Said), DisableDiscoveryEnumeration = true)]
    public void RuleThatIsSaid_HasThatFault(Func<FaultTestRule, FaultTestPlan> say, Fault expected)
    {
        var plan = say(new FaultTestPlan().On(Aws.DynamoDb())).Build();

        Assert.Equal(expected, Assert.Single(plan.Rules).Fault);
    }
}
