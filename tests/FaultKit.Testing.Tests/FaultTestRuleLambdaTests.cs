namespace FaultKit.Testing.Tests;

/// <summary>Faults in the words of Lambda, as a test says them.</summary>
public sealed class FaultTestRuleLambdaTests
{
    public static TheoryData<Func<FaultTestRule, FaultTestPlan>, Fault> Said => new()
    {
        { rule => rule.TimeOut(), new TimeoutFault() },
        { rule => rule.After().TimeOut(TimeSpan.FromSeconds(1)), new TimeoutFault { Margin = TimeSpan.FromSeconds(1), When = FaultWhen.After } },
        { rule => rule.TimeOutBeyond(), new TimeoutFault { Beyond = true } },
        { rule => rule.ShortenDeadline(TimeSpan.FromSeconds(1)), new DeadlineFault { Remaining = TimeSpan.FromSeconds(1) } },
        { rule => rule.BreakBody(7, ConnectionKind.Closed), new ConnectionFault { Kind = ConnectionKind.Closed, AfterBytes = 7, When = FaultWhen.After } },
        { rule => rule.FailStream(7, "Broken", "It broke."), new ErrorFault { Code = "Broken", Message = "It broke.", AfterBytes = 7, When = FaultWhen.After } },
        { rule => rule.ReplaceHead(503, ("A", "1")), new ResponseFault { Status = 503, Headers = new([new("A", "1")]), KeepBody = true, When = FaultWhen.After } },
        { rule => rule.DuplicateRecords(2), new BatchFault { Kind = BatchKind.Duplicate, Count = 2 } },
        { rule => rule.ReorderRecords(), new BatchFault { Kind = BatchKind.Reorder } },
        { rule => rule.PoisonRecords(), new BatchFault { Kind = BatchKind.Poison } },
        { rule => rule.DropRecords(), new BatchFault { Kind = BatchKind.Drop } },
        { rule => rule.FailRecords(), new BatchFault { Kind = BatchKind.PartialFailure } },
        { rule => rule.StartCold(TimeSpan.FromSeconds(4)), new ColdStartFault { Delay = TimeSpan.FromSeconds(4) } },
        { rule => rule.FailInit(), new InitErrorFault() },
        { rule => rule.FailInit("NoDatabase", "It is gone."), new InitErrorFault { Code = "NoDatabase", Message = "It is gone." } },
    };

    [Theory]
    [MemberData(nameof(Said), DisableDiscoveryEnumeration = true)]
    public void RuleThatIsSaid_HasThatFault(Func<FaultTestRule, FaultTestPlan> say, Fault expected)
    {
        var plan = say(new FaultTestPlan().On(Invocations.Of("orders"))).Build();

        Assert.Equal(expected, Assert.Single(plan.Rules).Fault);
    }
}
