namespace FaultKit.Tests;

public sealed class LookScheduleTests
{
    private const double Second = 1000;

    [Theory]
    [InlineData(0, 20 * Second)]
    [InlineData(0.5, 22 * Second)]
    [InlineData(1, 24 * Second)]
    public void Fleet_DoesNotLookInStep_AndNeverSoonerThanTheInterval(double luck, double expected)
    {
        var schedule = new LookSchedule(new ScriptedSource { At = TimeSpan.FromSeconds(20) }, null, () => luck);

        Assert.Equal(expected, schedule.Next(isTrouble: false));
    }

    [Fact]
    public void SourceInTrouble_IsLeftAloneLongerAndLonger_ButNotMuchLonger()
    {
        var schedule = new LookSchedule(new ScriptedSource { At = TimeSpan.FromSeconds(20) }, null, () => 0);

        var waits = Enumerable.Range(0, 6).Select(_ => schedule.Next(isTrouble: true) / Second);

        Assert.Equal([20, 40, 60, 60, 60, 60], waits);
    }

    [Fact]
    public void SourceThatIsWellAgain_IsLookedAtAsBefore()
    {
        var schedule = new LookSchedule(new ScriptedSource { At = TimeSpan.FromSeconds(20) }, null, () => 0);
        schedule.Next(isTrouble: true);
        schedule.Next(isTrouble: true);

        Assert.Equal(20 * Second, schedule.Next(isTrouble: false));
    }

    [Theory]
    [InlineData(20, 5 * Second)]
    [InlineData(0, 0)]
    [InlineData(-0.001, long.MaxValue)]
    public void IntervalOfTheProcess_IsForSourcesThatHaveOne(double own, double expected)
    {
        var schedule = new LookSchedule(new ScriptedSource { At = TimeSpan.FromSeconds(own) }, TimeSpan.FromSeconds(5), () => 0);

        Assert.Equal(expected, schedule.Next(isTrouble: false));
    }

    [Fact]
    public void IntervalLongerThanTheLongestBackOff_Stays()
    {
        var schedule = new LookSchedule(new ScriptedSource { At = TimeSpan.FromMinutes(10) }, null, () => 0);
        schedule.Next(isTrouble: true);

        Assert.Equal(600 * Second, schedule.Next(isTrouble: true));
    }

    [Fact]
    public void WithoutLuckOfItsOwn_ItStaysWithinTheJitter()
    {
        var schedule = new LookSchedule(new ScriptedSource { At = TimeSpan.FromSeconds(20) }, null);

        var waits = Enumerable.Range(0, 200).Select(_ => schedule.Next(isTrouble: false) / Second).ToArray();

        Assert.Equal((true, true), (waits.All(wait => wait is >= 20 and <= 24), waits.Distinct().Count() > 20));
    }
}
