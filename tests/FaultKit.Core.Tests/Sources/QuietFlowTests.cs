namespace FaultKit.Tests;

/// <summary>A plan that faults everything does not fault the calls that look for it.</summary>
public sealed class QuietFlowTests : IDisposable
{
    private static readonly FaultPoint s_point = FaultPoint.Custom("quiet-flow");

    private readonly FaultInjector _injector = Some.Injector(FaultPlan.Of(Some.Rule("everything", target: "point:**")));
    private readonly TaskCompletionSource _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Dispose() => _injector.Dispose();

    [Fact]
    public void ACallOfALook_IsNotFaulted()
    {
        bool? isHit = null;
        Look(() =>
        {
            isHit = Hits();
            return new(PlanLook.Unchanged);
        });

        Assert.False(isHit);
    }

    [Fact]
    public async Task ACallThatALookMakesLater_IsNotFaultedWhileOthersAre()
    {
        var isHit = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        var watch = Look(async () =>
        {
            await _gate.Task;
            isHit.SetResult(Hits());
            return PlanLook.Unchanged;
        });
        var meanwhile = Hits();

        _gate.SetResult();

        Assert.Equal((true, false), (meanwhile, await isHit.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken)));
        GC.KeepAlive(watch);
    }

    [Fact]
    public void AfterALook_ItsFlowIsFaultedAgain()
    {
        Look(() => throw new InvalidTimeZoneException("broken source"));

        Assert.True(Hits());
    }

    private PlanWatch Look(Func<ValueTask<PlanLook>> next)
    {
        var watch = new PlanWatch(_injector, new ScriptedSource { Next = next });
        _ = watch.LookIfDueAsync(TestContext.Current.CancellationToken).AsTask();
        return watch;
    }

    private bool Hits()
    {
        using var decision = _injector.Decide(new(s_point));
        return decision is not null;
    }
}
