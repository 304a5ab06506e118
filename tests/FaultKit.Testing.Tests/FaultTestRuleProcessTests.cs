namespace FaultKit.Testing.Tests;

/// <summary>Faults of the process, as a test says them and as it survives them.</summary>
public sealed class FaultTestRuleProcessTests
{
    public static TheoryData<Func<FaultTestRule, FaultTestPlan>, Fault> Said => new()
    {
        { rule => rule.Crash(), new CrashFault() },
        { rule => rule.After().Crash(), new CrashFault { When = FaultWhen.After } },
        { rule => rule.Exit(), new ExitFault() },
        { rule => rule.After().Exit(7), new ExitFault { Code = 7, When = FaultWhen.After } },
        { rule => rule.UseMemory(1 << 20, TimeSpan.FromSeconds(1)), new MemoryFault { Size = 1 << 20, Duration = TimeSpan.FromSeconds(1) } },
        { rule => rule.UseDisk(1 << 20), new DiskFault { Size = 1 << 20 } },
        { rule => rule.UseCpu(Rate.Of(0.5), cores: 1), new CpuFault { Load = Rate.Of(0.5), Cores = 1 } },
        { rule => rule.UseThreads(3), new ThreadsFault { Count = 3 } },
    };

    [Theory]
    [MemberData(nameof(Said), DisableDiscoveryEnumeration = true)]
    public void RuleThatIsSaid_HasThatFault(Func<FaultTestRule, FaultTestPlan> say, Fault expected)
    {
        var plan = say(new FaultTestPlan().On(Invocations.Of("orders"))).Build();

        Assert.Equal(expected, Assert.Single(plan.Rules).Fault);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void ProcessOfATest_SurvivesItsEnd(bool isCrash)
    {
        using var own = new FaultInjector();
        using var test = FaultTest.Begin(plan => _ = isCrash ? plan.On("lambda:orders").Always().Crash() : plan.On("lambda:orders").Always().Exit());
        using var decision = FaultInjector.For(own).Decide(new(FaultPoint.Lambda("orders")));

        Assert.True(decision!.TryEndProcess(FaultWhen.Before));
    }
}
