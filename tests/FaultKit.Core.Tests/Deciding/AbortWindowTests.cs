using CsCheck;

namespace FaultKit.Tests;

public sealed class AbortWindowTests
{
    private static readonly AbortCondition s_errors = new() { Target = FaultTarget.Parse("lambda:*"), ErrorRate = Rate.OfPercentage(20), MinCalls = 10 };
    private static readonly AbortCondition s_slow = new() { Target = FaultTarget.Parse("lambda:*"), Latency = TimeSpan.FromSeconds(2), Percentile = 90, MinCalls = 10 };

    [Fact]
    public void MoreFailuresThanAllowed_EndThePlan()
    {
        var window = new AbortWindow(s_errors);

        var reasons = Enumerable.Range(0, 10).Select(i => window.Count(Some.Instant, TimeSpan.Zero, hasFailed: i > 6)).ToArray();

        Assert.Equal("3 of 10 calls at lambda:* failed by themselves within 1m, more than 20 %", Assert.Single(reasons, reason => reason is not null));
    }

    [Fact]
    public void AsManyFailuresAsAllowed_DoNot()
    {
        var window = new AbortWindow(s_errors);

        Assert.All(Enumerable.Range(0, 100), i => Assert.Null(window.Count(Some.Instant, TimeSpan.Zero, hasFailed: i % 5 == 4)));
    }

    [Fact]
    public void FewCalls_SayNothing()
    {
        var window = new AbortWindow(s_errors);

        Assert.All(Enumerable.Range(0, 9), _ => Assert.Null(window.Count(Some.Instant, TimeSpan.Zero, hasFailed: true)));
    }

    [Fact]
    public void WhatIsOlderThanTheWindow_IsForgotten()
    {
        var window = new AbortWindow(s_errors);
        for (var i = 0; i < 9; i++)
        {
            window.Count(Some.Instant, TimeSpan.Zero, hasFailed: true);
        }

        Assert.Null(window.Count(Some.Instant.AddMinutes(1), TimeSpan.Zero, hasFailed: true));
    }

    [Fact]
    public void WhatIsYounger_IsNot()
    {
        var window = new AbortWindow(s_errors);
        for (var i = 0; i < 9; i++)
        {
            window.Count(Some.Instant, TimeSpan.Zero, hasFailed: true);
        }

        Assert.NotNull(window.Count(Some.Instant.AddSeconds(54), TimeSpan.Zero, hasFailed: true));
    }

    [Fact]
    public void MoreSlowCallsThanAPercentileLeaves_EndThePlan()
    {
        var window = new AbortWindow(s_slow);

        var reasons = Enumerable.Range(0, 10).Select(i => window.Count(Some.Instant, TimeSpan.FromSeconds(i > 7 ? 2.1 : 2), hasFailed: false)).ToArray();

        Assert.Equal("2 of 10 calls at lambda:* took longer than 2s within 1m, so that percentile 90 does", Assert.Single(reasons, reason => reason is not null));
    }

    [Fact]
    public void CallsThatWereHeldUp_HaveNoTimeOfTheirOwn()
    {
        var window = new AbortWindow(s_slow);

        Assert.All(Enumerable.Range(0, 100), _ => Assert.Null(window.Count(Some.Instant, null, hasFailed: false)));
    }

    [Theory]
    [InlineData(99, 100)]
    [InlineData(99.9, 1000)]
    [InlineData(50, 10)]
    public void APercentile_NeedsAsManyCallsAsItTakesToHaveOne(double percentile, int calls)
    {
        var window = new AbortWindow(s_slow with { Percentile = percentile });

        var needed = 1;
        while (window.Count(Some.Instant, TimeSpan.FromHours(1), hasFailed: false) is null)
        {
            needed++;
        }

        Assert.Equal(calls, needed);
    }

    [Fact]
    public void Verdict_IsThatOfAllOutcomesKept() =>
        Gen.Select(Gen.Int[0, 400], Gen.Bool).Array[1, 200].Sample(calls =>
        {
            var window = new AbortWindow(s_errors with { Window = TimeSpan.FromSeconds(120) });
            var (seconds, kept) = (0, new List<(int At, bool HasFailed)>());
            foreach (var (step, hasFailed) in calls)
            {
                seconds += step / 10;
                kept.Add((seconds / 10, hasFailed));
                var counted = kept.Where(call => call.At > (seconds / 10) - 12).ToArray();
                var expected = counted.Length >= 10 && counted.Count(call => call.HasFailed) * 5 > counted.Length;
                if (expected != window.Count(DateTimeOffset.UnixEpoch.AddSeconds(seconds), TimeSpan.Zero, hasFailed) is not null)
                {
                    return false;
                }
            }

            return true;
        }, iter: 500);
}
