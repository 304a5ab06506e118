using Microsoft.Extensions.Time.Testing;

namespace FaultKit.Tests;

public sealed class FaultPlanTests
{
    [Fact]
    public void APlanOfRules_IsOnEverywhere()
    {
        var plan = FaultPlan.Of(Some.Rule("r"));

        Assert.Equal((true, "*", null), (plan.Enabled, Assert.Single(plan.Environments), plan.Expires));
    }

    [Fact]
    public void TwoRulesOfOneName_AreRefused()
    {
        var refusal = Assert.Throws<ArgumentException>("rules", () => FaultPlan.Of(Some.Rule("r"), Some.Rule("r")));

        Assert.StartsWith("Two rules are named \"r\"; a name identifies dice, counters and hits, so give each its own.", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ATextThatIsAPlan_IsParsed()
    {
        var plan = FaultPlan.Parse(Documents.Good, new FakeTimeProvider(Some.Instant));

        Assert.Equal(7, plan.Rules.Count);
    }

    [Fact]
    public void ATextThatIsNone_ThrowsAllThatIsWrongWithIt()
    {
        var refusal = Assert.Throws<FaultPlanException>(() => FaultPlan.Parse(Documents.Plan("\"seed\": 0.5, \"sead\": 1")));

        Assert.Equal(
            "plan is refused: 2 errors|plan:1:74: $.seed: expected a whole number; here stands 0.5"
            + "|plan:1:79: $.sead: \"sead\" is unknown here (did you mean \"seed\"?); known are $schema, version, enabled, environments, expires, seed, maxActiveFaults, dryRun, profilesFrom, profiles, rules, abortWhen",
            refusal.Message.ReplaceLineEndings("|"));
    }

    [Fact]
    public void ARefusal_HoldsItsErrors()
    {
        var refusal = Assert.Throws<FaultPlanException>(() => FaultPlan.Parse("{"));

        Assert.Single(refusal.Errors);
    }

    [Fact]
    public void WhetherAPlanMayRun_IsAskedOfItsOwnClock()
    {
        var document = Documents.Plan("\"expires\": \"2026-03-02T00:00:00Z\"", environments: "\"environments\": [\"*\"]");

        var refusal = Record.Exception(() => FaultPlan.Parse(document, new FakeTimeProvider(Some.Instant.AddDays(-1))));

        Assert.Equal((true, true), (refusal is FaultPlanException, FaultPlan.Parse(document, new FakeTimeProvider(Some.Instant)).Enabled));
    }

    [Theory]
    [InlineData(-1, 0, "the delay must be from 0ms to 15m")]
    [InlineData(900_001, 0, "the delay must be from 0ms to 15m")]
    [InlineData(1, 2, "the jitter must be from 0ms to the delay")]
    [InlineData(1, -1, "the jitter must be from 0ms to the delay")]
    public void ALatencyInCode_IsHeldToTheBoundsOfAPlan(double delay, double jitter, string complaint)
    {
        var fault = Some.Latency(delay) with { Jitter = TimeSpan.FromMilliseconds(jitter) };

        var refusal = Assert.Throws<ArgumentException>("rules", () => FaultPlan.Of(Some.Rule("r", fault)));

        Assert.StartsWith($"Rule \"r\": {complaint}.", refusal.Message, StringComparison.Ordinal);
    }

    public static TheoryData<FaultRule, string> OutOfBounds => new()
    {
        { Some.Rule("r", new ResponseFault { Status = 99 }, "http:*"), "the status must be from 100 to 599" },
        { Some.Rule("r", new ResponseFault { Status = 600 }, "http:*"), "the status must be from 100 to 599" },
        { Some.Rule("r", new ThrottleFault { RetryAfter = TimeSpan.FromTicks(-1) }), "the wait asked for must be from 0ms to 24h" },
        { Some.Rule("r", new ThrottleFault { RetryAfter = TimeSpan.FromDays(2) }), "the wait asked for must be from 0ms to 24h" },
        { Some.Rule("r", new CorruptFault { Kind = CorruptionKind.BitFlip, Flips = 0 }, "http:*"), "the flips must be from 1 to 64" },
        { Some.Rule("r", new CorruptFault { Kind = CorruptionKind.BitFlip, Flips = 65 }, "http:*"), "the flips must be from 1 to 64" },
        { Some.Rule("r") with { Limit = 0 }, "the limit must be at least 1" },
        { Some.Rule(""), "the name must have from 1 to 100 characters" },
    };

    [Theory]
    [MemberData(nameof(OutOfBounds))]
    public void ARuleInCode_IsHeldToTheBoundsOfAPlan(FaultRule rule, string complaint)
    {
        var refusal = Assert.Throws<ArgumentException>("rules", () => FaultPlan.Of(rule));

        Assert.StartsWith($"Rule \"{rule.Name}\": {complaint}.", refusal.Message, StringComparison.Ordinal);
    }
}
