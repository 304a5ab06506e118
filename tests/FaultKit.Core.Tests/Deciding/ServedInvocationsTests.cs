namespace FaultKit.Tests;

public sealed class ServedInvocationsTests : IDisposable
{
    private readonly FaultInjector _test = new();
    private readonly FaultInjector _another = new();
    private readonly FaultInjector _own = new();
    private readonly ServedInvocations _served = new();
    private readonly TestScope _live;

    public ServedInvocationsTests()
    {
        // A test that is live somewhere else, and not in this flow.
        TestScope? live = null;
        ExecutionContext.Run(ExecutionContext.Capture()!, _ => live = TestScopes.Enter(new()), null);
        _live = live!;
        _served.Carry();
    }

    public void Dispose()
    {
        _live.End();
        _test.Dispose();
        _another.Dispose();
        _own.Dispose();
    }

    [Fact]
    public void CallWhileAnInvocationIsServed_BelongsToTheTestThatMadeIt()
    {
        _served.Begin("1", _test);

        Assert.Same(_test, FaultInjector.For(_own));
    }

    [Fact]
    public void CallBetweenInvocations_BelongsToNoTest()
    {
        _served.Begin("1", _test);
        _served.End("1");

        Assert.Same(_own, FaultInjector.For(_own));
    }

    [Fact]
    public void CallWhileInvocationsOfTwoTestsAreServed_BelongsToNone()
    {
        _served.Begin("1", _test);
        _served.Begin("2", _another);

        Assert.Same(_own, FaultInjector.For(_own));
    }

    [Fact]
    public void CallWhileTwoInvocationsOfOneTestAreServed_BelongsToIt()
    {
        _served.Begin("1", _test);
        _served.Begin("2", _test);

        Assert.Same(_test, FaultInjector.For(_own));
    }

    [Fact]
    public void FlowNarrowedToOneInvocation_BelongsToItsTest_UntilItIsGivenBack()
    {
        _served.Begin("1", _test);
        _served.Begin("2", _another);

        using (ServedInvocations.Narrow("2"))
        {
            Assert.Same(_another, FaultInjector.For(_own));
        }

        Assert.Same(_own, FaultInjector.For(_own));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("3")]
    public void FlowNarrowedToAnInvocationThatNobodyKnows_StaysAsItIs(string? requestId)
    {
        _served.Begin("1", _test);

        using (ServedInvocations.Narrow(requestId))
        {
            Assert.Same(_served, ServedInvocations.Current);
        }
    }

    [Fact]
    public void InvocationOutsideOfTests_TakesTheFlowFromTheTestThatStartedTheFunction()
    {
        using var scope = TestScopes.Enter(_another);

        _served.Begin("1", null);

        Assert.Same(_own, FaultInjector.For(_own));
    }
}
