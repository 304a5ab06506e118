using Microsoft.Extensions.Time.Testing;

namespace FaultKit.Tests;

public sealed class RuleStateTests
{
    private static readonly FaultPoint s_point = FaultPoint.Custom("rule-state");

    [Fact]
    public void SkipAndEvery_CountArrivalsOverAllScopes()
    {
        using var injector = Some.Injector(FaultPlan.Of(Some.Rule("r") with { Skip = 2, Every = 3 }));

        var hits = Enumerable.Range(1, 11).Where(i => Hits(injector, $"scope-{i}"));

        Assert.Equal([5, 8, 11], hits);
    }

    [Fact]
    public void EveryUnderManyThreads_HitsItsExactShare()
    {
        using var injector = Some.Injector(FaultPlan.Of(Some.Rule("r") with { Skip = 100, Every = 7 }));
        var hits = 0;

        Crew.Run(8, thread =>
        {
            for (var i = 0; i < 1000; i++)
            {
                Interlocked.Add(ref hits, Hits(injector, $"{thread}-{i}") ? 1 : 0);
            }
        });

        Assert.Equal((8000 - 100) / 7, hits);
    }

    [Fact]
    public void Window_OpensAndCloses()
    {
        var time = new FakeTimeProvider(Some.Instant);
        using var injector = Some.Injector(
            FaultPlan.Of(Some.Rule("r") with { Starts = Some.Instant + TimeSpan.FromMinutes(1), Duration = TimeSpan.FromMinutes(10) }),
            new() { Time = time });

        var before = Hits(injector);
        time.Advance(TimeSpan.FromMinutes(1));
        var inside = Hits(injector);
        time.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal((false, true, false), (before, inside, Hits(injector)));
    }

    private static bool Hits(FaultInjector injector, string scope = "scope")
    {
        using var decision = injector.Decide(new(s_point, scope: Some.Scope(scope)));
        return decision?.Terminal(FaultWhen.Before) is not null;
    }
}
