namespace FaultKit.Tests;

public sealed class PlanTimingTests
{
    private readonly List<string> _complaints = [];

    [Fact]
    public void LeftToItself_ItIsThatOfTheDocumentation()
    {
        var timing = Read();

        Assert.Equal((null, TimeSpan.FromMilliseconds(200), TimeSpan.FromMinutes(5)), (timing.Interval, timing.Wait, timing.StaleAfter));
    }

    [Fact]
    public void Environment_BeatsWhatCodeSays()
    {
        var timing = Read(("FAULTKIT_PLAN_INTERVAL", "5s"), ("FAULTKIT_PLAN_WAIT", "PT0.05S"), ("FAULTKIT_PLAN_STALE_AFTER", "1m"));

        Assert.Equal((TimeSpan.FromSeconds(5), TimeSpan.FromMilliseconds(50), TimeSpan.FromMinutes(1)), (timing.Interval, timing.Wait, timing.StaleAfter));
    }

    [Theory]
    [InlineData("FAULTKIT_PLAN_INTERVAL", "10", "FAULTKIT_PLAN_INTERVAL is \"10\", and is left out of account; expected a duration from 1s to 1h, such as \"20s\".")]
    [InlineData("FAULTKIT_PLAN_INTERVAL", "500ms", "FAULTKIT_PLAN_INTERVAL is \"500ms\", and is left out of account; expected a duration from 1s to 1h, such as \"20s\".")]
    [InlineData("FAULTKIT_PLAN_INTERVAL", "2h", "FAULTKIT_PLAN_INTERVAL is \"2h\", and is left out of account; expected a duration from 1s to 1h, such as \"20s\".")]
    [InlineData("FAULTKIT_PLAN_WAIT", "1m", "FAULTKIT_PLAN_WAIT is \"1m\", and is left out of account; expected a duration from 0ms to 10s, such as \"20s\".")]
    [InlineData("FAULTKIT_PLAN_STALE_AFTER", "never", "FAULTKIT_PLAN_STALE_AFTER is \"never\", and is left out of account; expected a duration from 1s to 24h, such as \"20s\".")]
    public void VariableThatCannotBeRead_IsSaid_AndLeftOutOfAccount(string name, string value, string expected)
    {
        var timing = Read((name, value));

        Assert.Equal((new PlanTiming(), expected), (timing, Assert.Single(_complaints)));
    }

    [Theory]
    [InlineData(0.5, 0.2, 300, "Interval must be from 1s to 1h")]
    [InlineData(20, 11, 300, "Wait must be from 0ms to 10s")]
    [InlineData(20, 0.2, 0.5, "StaleAfter must be from 1s to 24h")]
    public void CodeThatIsOutOfBounds_IsRefused(double interval, double wait, double staleAfter, string expected)
    {
        var chaos = new ChaosBuilder(new());

        var refusal = Assert.Throws<ArgumentException>("timing", () => chaos.UsePlanTiming(new()
        {
            Interval = TimeSpan.FromSeconds(interval),
            Wait = TimeSpan.FromSeconds(wait),
            StaleAfter = TimeSpan.FromSeconds(staleAfter),
        }));

        Assert.StartsWith(expected, refusal.Message, StringComparison.Ordinal);
    }

    private PlanTiming Read(params (string Name, string Value)[] variables)
    {
        var process = ProcessEnvironment.Read(name => variables.FirstOrDefault(variable => variable.Name == name).Value);
        return new PlanTiming().OverriddenBy(process.Timing, _complaints.Add);
    }
}
