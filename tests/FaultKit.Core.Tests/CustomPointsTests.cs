using Microsoft.Extensions.Time.Testing;

namespace FaultKit.Tests;

public sealed class CustomPointsTests
{
    [Fact]
    public async Task PointWithoutAPlan_PassesAndAllocatesNothing()
    {
        using var injector = new FaultInjector();
        await injector.PointAsync("ledger.commit", TestContext.Current.CancellationToken);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var pass = injector.PointAsync("ledger.commit", TestContext.Current.CancellationToken);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(pass.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Error_FailsWithItsCode()
    {
        using var injector = Some.Injector(FaultPlan.Of(Some.Rule("r", new ErrorFault { Code = "Full", Message = "the ledger is full" }, "point:ledger.*")));

        var failure = await Assert.ThrowsAsync<InjectedFaultException>(async () => await injector.PointAsync("ledger.commit", TestContext.Current.CancellationToken));

        Assert.Equal(("Full", "the ledger is full"), (failure.Code, failure.Message));
    }

    [Fact]
    public async Task Latency_RunsOnTheInjectorsClock()
    {
        var time = new FakeTimeProvider();
        using var injector = Some.Injector(FaultPlan.Of(Some.Rule("r", Some.Latency(5000), "point:ledger.*")), new() { Time = time });

        var pass = injector.PointAsync("ledger.commit", TestContext.Current.CancellationToken).AsTask();
        var wasHeld = !pass.IsCompleted;
        time.Advance(TimeSpan.FromSeconds(5));
        await pass;

        Assert.True(wasHeld);
    }

    [Fact]
    public async Task Timeout_HangsUntilTheCapAndThenFails()
    {
        var time = new FakeTimeProvider();
        using var injector = Some.Injector(FaultPlan.Of(Some.Rule("r", new TimeoutFault { Cap = TimeSpan.FromMinutes(1) }, "point:ledger.*")), new() { Time = time });

        var pass = injector.PointAsync("ledger.commit", TestContext.Current.CancellationToken).AsTask();
        time.Advance(TimeSpan.FromMinutes(1));

        await Assert.ThrowsAsync<TimeoutException>(() => pass);
    }

    [Fact]
    public async Task TimeoutOfACancelledCall_IsCancelled()
    {
        using var cancel = new CancellationTokenSource();
        using var injector = Some.Injector(FaultPlan.Of(Some.Rule("r", new TimeoutFault(), "point:ledger.*")));

        var pass = injector.PointAsync("ledger.commit", cancel.Token).AsTask();
        await cancel.CancelAsync();

        var failure = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pass);
        Assert.Equal(cancel.Token, failure.CancellationToken);
    }

    [Fact]
    public async Task FaultsTurnedOff_LetAHangingCallGoOn()
    {
        using var injector = Some.Injector(FaultPlan.Of(Some.Rule("r", new TimeoutFault(), "point:ledger.*")));

        var pass = injector.PointAsync("ledger.commit", TestContext.Current.CancellationToken).AsTask();
        injector.TurnOff("enough");

        await pass;
        Assert.DoesNotContain(injector.Journal.Hits, hit => hit.Outcome == HitOutcome.Missed);
    }

    [Fact]
    public async Task FaultsForAfterOrForAPayload_AreMissedAndSayWhy()
    {
        using var injector = Some.Injector(FaultPlan.Of(
            Some.Rule("late", Some.Latency(5000, when: FaultWhen.After), "point:ledger.*"),
            Some.Rule("broken", new CorruptFault { Kind = CorruptionKind.Truncate }, "point:ledger.*")));

        await injector.PointAsync("ledger.commit", TestContext.Current.CancellationToken);

        Assert.Equal(2, injector.Journal.Hits.Count);
        Assert.All(injector.Journal.Hits, hit => Assert.Equal((HitOutcome.Missed, "a point that is passed with PointAsync has no payload, and nothing after it"), (hit.Outcome, hit.Detail)));
    }
}
