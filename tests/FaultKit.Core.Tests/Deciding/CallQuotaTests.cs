namespace FaultKit.Tests;

public sealed class CallQuotaTests
{
    private static readonly TimeSpan s_minute = TimeSpan.FromMinutes(1);

    [Fact]
    public void Limit_PassesInEachWindow()
    {
        var quota = new CallQuota(2, s_minute);

        var passes = Enumerable.Range(0, 12).Select(i => quota.Take(Some.Instant.AddSeconds(10 * i)) is null);

        Assert.Equal([true, true, false, false, false, false, true, true, false, false, false, false], passes);
    }

    [Fact]
    public void CallBeyondTheLimit_KnowsHowLongTheWindowLasts()
    {
        var quota = new CallQuota(1, s_minute);
        quota.Take(Some.Instant);

        Assert.Equal(TimeSpan.FromSeconds(48), quota.Take(Some.Instant.AddSeconds(12)));
    }

    [Fact]
    public void LateCall_DoesNotMoveTheWindows()
    {
        var quota = new CallQuota(1, s_minute);
        quota.Take(Some.Instant);
        quota.Take(Some.Instant.AddSeconds(150));

        Assert.Equal(TimeSpan.FromSeconds(20), quota.Take(Some.Instant.AddSeconds(160)));
    }

    [Fact]
    public void ManyAtOnce_PassNoMoreThanTheLimit()
    {
        var quota = new CallQuota(1000, s_minute);
        var passed = 0;

        Crew.Run(8, _ =>
        {
            for (var i = 0; i < 1000; i++)
            {
                Interlocked.Add(ref passed, quota.Take(Some.Instant) is null ? 1 : 0);
            }
        });

        Assert.Equal(1000, passed);
    }
}
