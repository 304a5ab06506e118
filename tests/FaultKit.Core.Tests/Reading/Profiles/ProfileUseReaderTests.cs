namespace FaultKit.Tests;

/// <summary>How a plan uses profiles, and what is said of what it may not.</summary>
public sealed class ProfileUseReaderTests
{
    private const string Known = "known are dependency-brownout, dependency-outage";

    [Fact]
    public void AProfile_BecomesRulesOfThePlan_BehindItsOwn()
    {
        var plan = FaultPlan.Parse(Documents.Plan(
            "\"profiles\": [{\"use\": \"dependency-brownout\", \"with\": {\"host\": \"prices.internal\", \"percentage\": 12.5, \"delay\": \"3s\"}}], \"rules\": [{\"name\": \"own\", \"target\": \"lambda:f\", \"fault\": {\"type\": \"error\"}}]"));

        Assert.Equal(["own", "dependency-brownout/slow", "dependency-brownout/unavailable"], plan.Rules.Select(rule => rule.Name));
        Assert.Equal(
            new FaultRule
            {
                Name = "dependency-brownout/slow",
                Target = FaultTarget.Parse("http:prices.internal"),
                Fault = new LatencyFault { Delay = TimeSpan.FromSeconds(3), Distribution = LatencyDistribution.Lognormal },
                Rate = Rate.OfPercentage(12.5),
            },
            plan.Rules[1]);
    }

    [Fact]
    public void AProfileUsedAgain_HasANumber_OrTheNameItIsGiven()
    {
        var plan = FaultPlan.Parse(Documents.Plan(
            "\"profiles\": [{\"use\": \"lost-replies\"}, {\"use\": \"lost-replies\", \"with\": {\"target\": \"aws:S3\"}}, {\"use\": \"lost-replies\", \"as\": \"third\"}]"));

        Assert.Equal(["lost-replies/lost", "lost-replies#2/lost", "third/lost"], plan.Rules.Select(rule => rule.Name));
    }

    [Theory]
    [InlineData("{}", "$.profiles: expected a list of at most 50 profiles")]
    [InlineData("[7]", "$.profiles[0]: expected a profile, such as {\"use\": \"dependency-brownout\"}; here stands 7")]
    [InlineData("[{}]", "$.profiles[0]: \"use\" is missing")]
    [InlineData("[{\"use\": \"dependency-brownot\"}]", "$.profiles[0].use: \"dependency-brownot\" is no profile (did you mean \"dependency-brownout\"?); " + Known)]
    [InlineData("[{\"use\": \"lost-replies\", \"wth\": {}}]", "$.profiles[0].wth: \"wth\" is unknown here (did you mean \"with\"?); known are use, as, with")]
    [InlineData("[{\"use\": \"lost-replies\", \"with\": []}]", "$.profiles[0].with: expected an object of values by name; here stands an empty list")]
    [InlineData("[{\"use\": \"dependency-brownout\"}]", "$.profiles[0].with: \"host\" is missing; add a host as targets write it, such as \"prices.internal\"")]
    [InlineData("[{\"use\": \"dependency-brownout\", \"with\": {\"hots\": \"x\"}}]", "\"hots\" is unknown here (did you mean \"host\"?); known are host, percentage, delay, errors")]
    [InlineData("[{\"use\": \"dependency-brownout\", \"with\": {\"host\": \"a/b\"}}]", "$.profiles[0].with.host: expected a host as targets write it")]
    [InlineData("[{\"use\": \"dependency-brownout\", \"with\": {\"host\": \"a:0\"}}]", "$.profiles[0].with.host: \"a:0\" cannot stand in a target: \"0\" is no port")]
    [InlineData("[{\"use\": \"dependency-brownout\", \"with\": {\"host\": \"a\", \"percentage\": \"30\"}}]", "$.profiles[0].with.percentage: expected a number from 0 to 100; here stands \"30\"")]
    [InlineData("[{\"use\": \"dependency-brownout\", \"with\": {\"host\": \"a\", \"delay\": 2000}}]", "$.profiles[0].with.delay: 2000 has no unit; expected a duration from 1ms to 5m")]
    [InlineData("[{\"use\": \"dependency-brownout\", \"with\": {\"host\": \"a\", \"delay\": \"6m\"}}]", "$.profiles[0].with.delay: expected a duration from 1ms to 5m")]
    [InlineData("[{\"use\": \"dependency-outage\", \"with\": {\"host\": \"a\", \"kind\": \"refusd\"}}]", "$.profiles[0].with.kind: \"refusd\" is unknown (did you mean \"refused\"?)")]
    [InlineData("[{\"use\": \"flaky-network\", \"with\": {\"bytes\": 1.5}}]", "$.profiles[0].with.bytes: expected a whole number from 0 to 1048576; here stands 1.5")]
    [InlineData("[{\"use\": \"iam-denied\", \"with\": {\"target\": \"lambda:f\"}}]", "$.profiles[0].with: with these values the rule \"iam-denied/denied\" is refused: \"access-denied\" cannot be acted out at \"lambda:\" targets")]
    [InlineData("[{\"use\": \"iam-denied\", \"as\": \"x\"}, {\"use\": \"iam-denied\", \"as\": \"x\"}]", "$.profiles[1]: \"x/denied\" is the name of another rule already; say \"as\"")]
    public void AUseThatIsNotAsExpected_IsRefused(string uses, string expected)
    {
        var complaints = Documents.Complaints(Documents.Plan($"\"profiles\": {uses}"));

        Assert.Contains(expected, complaints, StringComparison.Ordinal);
    }

    [Fact]
    public void AValue_IsRefusedWhereItStands()
    {
        var places = Documents.Places(Documents.Plan("\n\"profiles\": [\n{ \"use\": \"lost-replies\",\n  \"with\": { \"percentage\": 101 } }]"));

        Assert.Equal("4:27:$.profiles[0].with.percentage", places);
    }

    [Fact]
    public void AnOwnRuleOfTheSameName_IsRefused()
    {
        var complaints = Documents.Complaints(Documents.Plan("\"profiles\": [{\"use\": \"lost-replies\"}], \"rules\": [{\"name\": \"lost-replies/lost\", \"target\": \"lambda:f\", \"fault\": {\"type\": \"error\"}}]"));

        Assert.StartsWith("$.profiles[0]: \"lost-replies/lost\" is the name of another rule already", complaints, StringComparison.Ordinal);
    }

    [Fact]
    public void APlanThatIsNoFile_BringsNoFiles()
    {
        var complaints = Documents.Complaints(Documents.Plan("\"profilesFrom\": [\"./profiles.json\"]"));

        Assert.Equal("$.profilesFrom: only a plan that is read from a file can bring profiles from files; leave it out, or put the rules into the plan", complaints);
    }
}
