using Microsoft.Extensions.Time.Testing;

namespace FaultKit.Tests;

/// <summary>A dry run decides as the real thing does, and does nothing.</summary>
public sealed class DryRunTests
{
    private static readonly FaultPoint s_point = FaultPoint.Http("GET", "https", "dry-run.internal", 443);

    private static readonly FaultPlan s_plan = FaultPlan.Of(
        Some.Rule("slow", Some.Latency(100, jitter: 50), "http:dry-run.internal", 40),
        Some.Rule("late", Some.Latency(3, when: FaultWhen.After), "http:dry-run.internal", 40),
        Some.Rule("fail", target: "http:dry-run.internal", percentage: 25) with { Limit = 20 },
        Some.Rule("also", new ThrottleFault(), "http:dry-run.internal", 25),
        Some.Rule("cut", new CorruptFault { Kind = CorruptionKind.Truncate }, "http:dry-run.internal", 30)) with
    {
        Seed = 7,
    };

    [Fact]
    public void NoCall_IsFaulted()
    {
        using var injector = Some.Injector(s_plan with { DryRun = true });

        Assert.All(Enumerable.Range(0, 200), i => Assert.Null(injector.Decide(new(s_point, scope: Some.Scope($"{i}")))));
    }

    [Fact]
    public void WouldBeHits_AreThoseOfTheRealRun()
    {
        var real = Hits(s_plan);
        var dry = Hits(s_plan with { DryRun = true });

        Assert.NotEmpty(real);
        Assert.Equal(real, dry);
    }

    [Fact]
    public void WouldBeHit_SaysWhatItWouldBe()
    {
        using var injector = Some.Injector(FaultPlan.Of(Some.Rule("slow", Some.Latency(1500), "http:*")) with { DryRun = true });

        injector.Decide(new(s_point));

        Assert.Equal((HitOutcome.DryRun, "dry run: a delay of 1500 ms before the call"), (injector.Journal.Hits[0].Outcome, injector.Journal.Hits[0].Detail));
    }

    [Fact]
    public void WouldBeHits_AreNotCountedAsInjected()
    {
        using var injector = Some.Injector(s_plan with { DryRun = true });

        injector.Decide(new(s_point));

        Assert.Empty(injector.Journal.Hits.Injected);
    }

    [Fact]
    public void ThatItIsADryRun_IsSaid()
    {
        var listener = new RecordingListener();
        using var injector = Some.Injector(s_plan with { DryRun = true }, new() { Listeners = [listener] });

        Assert.Equal("faults are decided and recorded, and not injected (dryRun): 5 rule(s) in force", listener.Notices.Single().Message);
    }

    [Fact]
    public void NoPlaceIsTaken_AmongThoseActedOutAtOnce()
    {
        using var injector = Some.Injector(FaultPlan.Of(Some.Rule("all", target: "http:*")) with { DryRun = true, MaxActiveFaults = 1 });

        injector.Decide(new(s_point));
        injector.Decide(new(s_point));

        Assert.All(injector.Journal.Hits, hit => Assert.Equal(HitOutcome.DryRun, hit.Outcome));
    }

    /// <summary>Rule, scope and occurrence of what was injected, or would have been; what lost beside it too.</summary>
    private static string[] Hits(FaultPlan plan)
    {
        using var injector = Some.Injector(plan, new() { Time = new FakeTimeProvider(), JournalCapacity = 100_000 });
        for (var i = 0; i < 300; i++)
        {
            using var decision = injector.Decide(new(s_point, scope: Some.Scope($"request-{i}")));
            _ = decision?.DelayAsync(FaultWhen.Before, TestContext.Current.CancellationToken);
            _ = decision?.DelayAsync(FaultWhen.After, TestContext.Current.CancellationToken);
            _ = decision?.Terminal(FaultWhen.Before);
            _ = decision?.Mangle(PayloadSide.Response, 100);
        }

        return [.. injector.Journal.Hits.Select(hit => $"{hit.Scope} {hit.Rule} {hit.Occurrence} {(hit.Outcome == HitOutcome.Suppressed ? hit.Detail : "hit")}").Order(StringComparer.Ordinal)];
    }
}
