namespace FaultKit.Lambda.Tests;

/// <summary>How invocations went by themselves, for a plan's <c>abortWhen</c>.</summary>
public sealed class InvocationTurnOutcomeTests : IDisposable
{
    private static readonly AbortCondition s_condition = new() { Target = FaultTarget.Parse("lambda:orders"), ErrorRate = Rate.OfPercentage(50), MinCalls = 4 };

    private readonly FaultInjector _injector = new();

    public void Dispose() => _injector.Dispose();

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task FunctionThatFails_EndsThePlan(bool fails, bool isOn)
    {
        Load();
        var failure = new InvalidTimeZoneException("by itself");
        Func<string, ITestContext, Task<int>> handler = (_, _) => fails ? throw failure : Task.FromResult(1);
        var chaotic = handler.UseChaos(_injector);

        for (var i = 0; i < 4; i++)
        {
            var thrown = await Record.ExceptionAsync(() => chaotic("", new TestContextOf($"{i}")));
            Assert.Same(fails ? failure : null, thrown);
        }

        Assert.Equal(isOn, _injector.Plan is not null);
    }

    [Fact]
    public async Task FunctionWithoutAResult_IsObservedToo()
    {
        Load();
        Func<string, ITestContext, Task> handler = (_, _) => Task.FromException(new InvalidTimeZoneException("by itself"));
        var chaotic = handler.UseChaos(_injector);

        for (var i = 0; i < 4; i++)
        {
            await Assert.ThrowsAsync<InvalidTimeZoneException>(() => chaotic("", new TestContextOf($"{i}")));
        }

        Assert.Null(_injector.Plan);
    }

    [Fact]
    public void FunctionThatHoldsItsThread_IsObservedToo()
    {
        Load();
        Func<string, ITestContext, int> handler = (_, _) => throw new InvalidTimeZoneException("by itself");
        var chaotic = handler.UseChaos(_injector);

        for (var i = 0; i < 4; i++)
        {
            Assert.Throws<InvalidTimeZoneException>(() => chaotic("", new TestContextOf($"{i}")));
        }

        Assert.Null(_injector.Plan);
    }

    [Fact]
    public async Task FaultsOfThePlan_AreNotHeldAgainstIt()
    {
        Load(Rules.Error());
        Func<string, ITestContext, Task<int>> handler = (_, _) => Task.FromResult(1);
        var chaotic = handler.UseChaos(_injector);

        for (var i = 0; i < 20; i++)
        {
            await Assert.ThrowsAsync<InjectedFaultException>(() => chaotic("", new TestContextOf($"{i}")));
        }

        Assert.NotNull(_injector.Plan);
    }

    private void Load(params FaultRule[] rules) => _injector.Load(FaultPlan.Of(rules) with { AbortWhen = [s_condition] });
}
