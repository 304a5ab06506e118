using Microsoft.Extensions.Time.Testing;

namespace FaultKit.Tests;

/// <summary>What the profiles of environments do to the decisions at a function.</summary>
public sealed class LambdaProfileHitsTests
{
    private static readonly FaultPoint s_orders = FaultPoint.Lambda("orders");

    [Fact]
    public async Task ColdStartStorm_HoldsUpTheInitialization_AndNoInvocation()
    {
        var time = new FakeTimeProvider();
        using var injector = new FaultInjector(new() { Time = time });
        injector.Load(FaultPlan.FromProfile(Profiles.ColdStartStorm, ("function", "orders")));

        using (var init = injector.DecideInit("orders", "stream-1")!)
        {
            var wait = init.DelayAsync(FaultWhen.Before, TestContext.Current.CancellationToken);
            time.Advance(TimeSpan.FromMilliseconds(4999));
            var isEarly = wait.IsCompleted;
            time.Advance(TimeSpan.FromMilliseconds(1));
            await wait;
            Assert.False(isEarly);
        }

        var hit = Assert.Single(injector.Journal.Hits);
        Assert.Equal(("cold-start-storm/cold", HitOutcome.Injected), (hit.Rule, hit.Outcome));
        Assert.Null(injector.Decide(new(s_orders)));
    }

    [Fact]
    public void MemoryPressure_TakesWhatItSays_WithTheConsentOfTheProcess()
    {
        using var injector = Consenting("memory");
        injector.Load(FaultPlan.FromProfile(Profiles.MemoryPressure, ("function", "orders"), ("percentage", 100), ("mebibytes", 1)));

        using (var decision = injector.Decide(new(s_orders))!)
        {
            decision.Press();
        }

        var hit = Assert.Single(injector.Journal.Hits);
        Assert.Equal(("memory-pressure/taken", HitOutcome.Injected), (hit.Rule, hit.Outcome));
        Assert.StartsWith("1 MiB", hit.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void MemoryPressure_WithoutConsent_IsNone()
    {
        using var injector = new FaultInjector();
        injector.Load(FaultPlan.FromProfile(Profiles.MemoryPressure, ("percentage", 100)));

        Assert.Null(injector.Decide(new(s_orders)));
    }

    private static FaultInjector Consenting(string fault) => new(new() { Consent = new(new HashSet<string> { fault }, new Dictionary<string, Func<Exception>>()) });
}
