namespace FaultKit.Tests;

public sealed class ListenerThreadTests
{
    private static readonly FaultPoint s_point = FaultPoint.Custom("listener-thread");

    [Fact]
    public void ListenerThatReturns_IsToldBeforeTheCallGoesOn()
    {
        var listener = new RecordingListener();
        using var injector = Some.Injector(FaultPlan.Of(Some.Rule("r")), new() { Listeners = [listener] });

        Hit(injector);

        Assert.Single(listener.Hits);
    }

    [Fact]
    public void ListenerThatThrows_LeavesTheCallAndTheOthersAlone()
    {
        var other = new RecordingListener();
        using var injector = Some.Injector(FaultPlan.Of(Some.Rule("r")), new() { Listeners = [new Doing(() => throw new InvalidOperationException("deaf")), other] });

        Assert.True(Hit(injector));

        Assert.Single(other.Hits);
    }

    [Fact]
    public void ListenerThatBlocks_HoldsUpNeitherTheCallsNorTheOthers_AndIsToldAgainWhenItReturns()
    {
        using var gate = new ManualResetEventSlim();
        using var returned = new CountdownEvent(2);
        var other = new RecordingListener();
        var blocking = new Doing(() =>
        {
            gate.Wait(TestContext.Current.CancellationToken);
            returned.Signal();
        });
        using var injector = Some.Injector(FaultPlan.Of(Some.Rule("r")), new() { Listeners = [blocking, other] });

        // Each of these would hang if it waited for the gate.
        for (var i = 0; i < 100; i++)
        {
            Hit(injector);
        }

        Assert.Equal(100, other.Hits.Count);
        gate.Set();
        while (returned.CurrentCount > 0)
        {
            Hit(injector);
        }
    }

    [Fact]
    public void ListenerWhoseWorkIsAnEventAgain_DoesNotWaitForItself()
    {
        FaultInjector? injector = null;
        var depth = 0;
        var listener = new Doing(() =>
        {
            if (depth++ < 3)
            {
                Hit(injector!);
            }
        });
        injector = Some.Injector(FaultPlan.Of(Some.Rule("r")), new() { Listeners = [listener] });

        Hit(injector);

        Assert.Equal(4, depth);
        injector.Dispose();
    }

    [Fact]
    public void Listener_HearsInTheFlowOfTheCall()
    {
        var flow = new AsyncLocal<string?>();
        string? heard = null;
        using var injector = Some.Injector(FaultPlan.Of(Some.Rule("r")), new() { Listeners = [new Doing(() => heard = flow.Value)] });

        flow.Value = "the call's";
        Hit(injector);

        Assert.Equal("the call's", heard);
    }

    [Fact]
    public void HitsOfManyThreads_AreAllTold()
    {
        // As many as are kept at most: where the listener's thread gets no time, they are told later, and none is lost.
        using var told = new CountdownEvent(ListenerThread.MostKept);
        using var injector = Some.Injector(FaultPlan.Of(Some.Rule("r")), new() { Listeners = [new Doing(() => told.Signal())] });

        Crew.Run(8, _ =>
        {
            for (var i = 0; i < ListenerThread.MostKept / 8; i++)
            {
                Hit(injector);
            }
        });

        Assert.True(told.Wait(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken));
    }

    [Fact]
    public void ListenerThatBlocks_IsToldLaterOfAsMuchAsIsKept_AndNotOfMore()
    {
        using var gate = new ManualResetEventSlim();
        using var entered = new ManualResetEventSlim();
        using var told = new SemaphoreSlim(0);
        var blocking = new Doing(() =>
        {
            entered.Set();
            gate.Wait(TestContext.Current.CancellationToken);
            told.Release();
        });
        using var injector = Some.Injector(FaultPlan.Of(Some.Rule("r")), new() { Listeners = [blocking] });

        Hit(injector);
        entered.Wait(TestContext.Current.CancellationToken);
        for (var i = 0; i < ListenerThread.MostKept + 100; i++)
        {
            Hit(injector);
        }

        gate.Set();
        for (var i = 0; i < ListenerThread.MostKept + 1; i++)
        {
            told.Wait(TestContext.Current.CancellationToken);
        }

        // One more stands behind whatever else was kept.
        Hit(injector);
        told.Wait(TestContext.Current.CancellationToken);
        Assert.Equal(0, told.CurrentCount);
    }

    private static bool Hit(FaultInjector injector)
    {
        using var decision = injector.Decide(new(s_point));
        return decision?.Terminal(FaultWhen.Before) is not null;
    }

    private sealed class Doing(Action onHit) : IFaultListener
    {
        public void OnHit(FaultHit hit) => onHit();

        public void OnNotice(FaultNotice notice)
        {
        }
    }
}
