namespace FaultKit.Tests;

/// <summary>What a call belongs to.</summary>
public sealed class ScopeOrderTests : IDisposable
{
    private static readonly FaultPoint s_point = FaultPoint.Custom("scope");
    private static readonly FaultPlan s_plan = FaultPlan.Of(Some.Rule("r"));

    private readonly FaultInjector _injector = Some.Injector(s_plan);
    private readonly FaultScope _one = new(ScopeKind.Invocation, "one");
    private readonly FaultScope _other = new(ScopeKind.Invocation, "other");

    public void Dispose()
    {
        InvocationScope.Current = null;
        _injector.Dispose();
    }

    [Fact]
    public void ACallOfNobody_IsSaidToBeOne()
    {
        var hit = Hit(_injector);

        Assert.Equal((ScopeKind.None, ""), (hit.ScopeKind, hit.Scope));
    }

    [Fact]
    public void ACall_BelongsToTheOnlyInvocationInFlight()
    {
        _injector.InFlight.Enter(_one, DateTimeOffset.MaxValue);

        var hit = Hit(_injector);

        Assert.Equal((ScopeKind.Invocation, "one"), (hit.ScopeKind, hit.Scope));
    }

    [Fact]
    public void WithTwoInvocationsInFlight_ACallBelongsToNeither()
    {
        _injector.InFlight.Enter(_one, DateTimeOffset.MaxValue);
        _injector.InFlight.Enter(_other, DateTimeOffset.MaxValue);

        var hit = Hit(_injector);

        Assert.Equal(ScopeKind.None, hit.ScopeKind);
    }

    [Fact]
    public void WhenOneOfTwoIsAnswered_ACallBelongsToTheOther()
    {
        _injector.InFlight.Enter(_one, DateTimeOffset.MaxValue);
        _injector.InFlight.Enter(_other, DateTimeOffset.MaxValue);
        _injector.InFlight.Exit("one");

        var hit = Hit(_injector);

        Assert.Equal("other", hit.Scope);
    }

    [Fact]
    public void WhenTheLastIsAnswered_ACallBelongsToNobody()
    {
        _injector.InFlight.Enter(_one, DateTimeOffset.MaxValue);
        _injector.InFlight.Exit("one");

        var hit = Hit(_injector);

        Assert.Equal(ScopeKind.None, hit.ScopeKind);
    }

    [Fact]
    public void AnInvocationInFlight_IsFoundByItsRequestId()
    {
        _injector.InFlight.Enter(_one, DateTimeOffset.MaxValue);

        var (found, unknown) = (_injector.InFlight.Find("one"), _injector.InFlight.Find("other"));

        Assert.Equal((_one, null), (found, unknown));
    }

    [Fact]
    public void TheInvocationAroundTheHandler_GoesBeforeTheOneInFlight()
    {
        _injector.InFlight.Enter(_one, DateTimeOffset.MaxValue);
        InvocationScope.Current = _other;

        var hit = Hit(_injector);

        Assert.Equal("other", hit.Scope);
    }

    [Fact]
    public void WhatTheCallItselfSays_GoesBeforeTheInvocation()
    {
        InvocationScope.Current = _other;

        var hit = Hit(_injector, _one);

        Assert.Equal("one", hit.Scope);
    }

    [Fact]
    public void TheTest_GoesBeforeEverything()
    {
        using var injector = Some.Injector(s_plan, new() { Scope = Some.Scope("test") });
        InvocationScope.Current = _other;

        var hit = Hit(injector, _one);

        Assert.Equal("test", hit.Scope);
    }

    [Fact]
    public void WithinATest_ItsInjectorIsAskedInsteadOfTheComponents()
    {
        using var test = new FaultInjector();
        using var scope = TestScopes.Enter(test);

        var asked = FaultInjector.For(_injector);

        Assert.Same(test, asked);
    }

    [Fact]
    public void AfterATest_TheComponentsOwnIsAsked()
    {
        using var test = new FaultInjector();
        var scope = TestScopes.Enter(test);
        scope.Dispose();
        scope.Dispose();

        var asked = FaultInjector.For(_injector);

        Assert.Same(_injector, asked);
    }

    [Fact]
    public async Task BesideATest_TheComponentsOwnIsAsked()
    {
        using var test = new FaultInjector();
        var isEntered = new TaskCompletionSource();
        var isAsked = new TaskCompletionSource();
        var other = Task.Run(async () =>
        {
            using var scope = TestScopes.Enter(test);
            isEntered.SetResult();
            await isAsked.Task;
        }, TestContext.Current.CancellationToken);

        await isEntered.Task;
        var asked = FaultInjector.For(_injector);
        isAsked.SetResult();
        await other;

        Assert.Same(_injector, asked);
    }

    [Fact]
    public void ATestWithinATest_GivesWayToTheOuterOneAgain()
    {
        using var test = new FaultInjector();
        using var outer = TestScopes.Enter(test);

        using (TestScopes.Enter(new FaultInjector()))
        {
        }

        Assert.Same(test, TestScopes.Current);
    }

    private static FaultHit Hit(FaultInjector injector, FaultScope? scope = null)
    {
        injector.Decide(new(s_point, default, scope))!.Dispose();
        return injector.Journal.Hits[^1];
    }
}
