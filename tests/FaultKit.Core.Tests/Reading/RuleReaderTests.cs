namespace FaultKit.Tests;

/// <summary>What a rule may say, and what is said of what it may not.</summary>
public sealed class RuleReaderTests
{
    private const string Known = "known are name, target, percentage, calls, skip, every, limit, starts, duration, ramp, rampBy, match, fault, oneOf";

    [Fact]
    public void ARule_IsReadAsItStands()
    {
        var rule = Documents.Read(Documents.Good).Plan!.Rules[0];

        var expected = new FaultRule
        {
            Name = "größe-sync",
            Target = FaultTarget.Parse("lambda:trade-sync"),
            Fault = Some.Latency(800, jitter: 200, when: FaultWhen.After),
            Rate = Rate.OfPercentage(12.5),
            Calls = CallRange.Between(2, 4),
            Limit = 100,
        };
        Assert.Equal(expected, rule);
    }

    [Fact]
    public void WhatARuleLeavesOut_HasItsDefault()
    {
        var rule = Documents.Read(Documents.Rule()).Plan!.Rules[0];

        Assert.Equal((Rate.Always, null, null), (rule.Rate, rule.Calls, rule.Limit));
    }

    [Theory]
    [InlineData("\"percentage\": 0", 0)]
    [InlineData("\"percentage\": 0.001", 0.00001)]
    [InlineData("\"percentage\": 1e1", 0.1)]
    [InlineData("\"percentage\": 100", 1)]
    public void APercentage_IsAShareOfTheCalls(string member, double expected)
    {
        var rule = Documents.Read(Documents.Rule(member)).Plan!.Rules[0];

        Assert.Equal(expected, rule.Rate.Value, 15);
    }

    [Theory]
    [InlineData("\"calls\": \"1\"", 1, 1)]
    [InlineData("\"calls\": 2", 2, 2)]
    [InlineData("\"calls\": \"1..2\"", 1, 2)]
    [InlineData("\"calls\": \"3..3\"", 3, 3)]
    [InlineData("\"calls\": \"3..\"", 3, int.MaxValue)]
    public void Calls_AreWrittenInThreeWays(string member, int first, int last)
    {
        var rule = Documents.Read(Documents.Rule(member)).Plan!.Rules[0];

        Assert.Equal(CallRange.Between(first, last), rule.Calls);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("\"0\"")]
    [InlineData("\"\"")]
    [InlineData("\"..3\"")]
    [InlineData("\"3..2\"")]
    [InlineData("\"1-2\"")]
    [InlineData("\"1...2\"")]
    [InlineData("\"+1\"")]
    [InlineData("\" 1\"")]
    [InlineData("\"99999999999\"")]
    [InlineData("1.5")]
    [InlineData("-1")]
    [InlineData("[1, 2]")]
    [InlineData("null")]
    public void CallsWrittenInAnotherWay_AreRefused(string value)
    {
        var complaints = Documents.Complaints(Documents.Rule($"\"calls\": {value}"));

        Assert.StartsWith("$.rules[0].calls: expected calls counted from 1, both ends included, such as \"1\", \"1..2\" or \"3..\"; here stands ", complaints, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"percentage\": 100.1", "$.rules[0].percentage: expected a number from 0 to 100; here stands 100.1")]
    [InlineData("\"percentage\": -0.1", "$.rules[0].percentage: expected a number from 0 to 100; here stands -0.1")]
    [InlineData("\"percentage\": 1e999", "$.rules[0].percentage: expected a number from 0 to 100; here stands 1e999")]
    [InlineData("\"percentage\": \"10\"", "$.rules[0].percentage: expected a number from 0 to 100; here stands \"10\"")]
    [InlineData("\"percentage\": true", "$.rules[0].percentage: expected a number from 0 to 100; here stands true")]
    [InlineData("\"limit\": 0", "$.rules[0].limit: expected a whole number of at least 1; here stands 0")]
    [InlineData("\"limit\": 2.5", "$.rules[0].limit: expected a whole number of at least 1; here stands 2.5")]
    [InlineData("\"percent\": 1", $"$.rules[0].percent: \"percent\" is unknown here (did you mean \"percentage\"?); {Known}")]
    [InlineData("\"Limit\": 1", $"$.rules[0].Limit: \"Limit\" is unknown here (did you mean \"limit\"?); {Known}")]
    [InlineData("\"fualt\": 1", $"$.rules[0].fualt: \"fualt\" is unknown here (did you mean \"fault\"?); {Known}")]
    [InlineData("\"limit\": 1, \"limit\": 2", "$.rules[0].limit: \"limit\" stands here twice; keep one of them")]
    [InlineData("\"fault\": {\"type\": \"error\"}", "$.rules[0].fault: \"fault\" stands here twice; keep one of them")]
    public void AMemberThatIsNotAsExpected_IsRefused(string member, string expected)
    {
        var complaints = Documents.Complaints(Documents.Rule(member));

        Assert.Equal(expected, complaints);
    }

    [Theory]
    [InlineData("", "$.rules[0]: \"name\" is missing; add a text of 1 to 100 characters")]
    [InlineData("\"name\": \"\"", "$.rules[0].name: expected a text of 1 to 100 characters; here stands \"\"")]
    [InlineData("\"name\": 7", "$.rules[0].name: expected a text of 1 to 100 characters; here stands 7")]
    public void AName_IsRequired(string name, string expected)
    {
        var complaints = Documents.Complaints(Documents.Rule(name: name));

        Assert.Equal(expected, complaints);
    }

    [Theory]
    [InlineData(100, true)]
    [InlineData(101, false)]
    public void AName_HasABound(int length, bool isRead)
    {
        var reading = Documents.Read(Documents.Rule(name: $"\"name\": \"{new string('x', length)}\""));

        Assert.Equal(isRead, reading.Plan is not null);
    }

    [Theory]
    [InlineData("", "$.rules[0]: \"target\" is missing; add a target, such as \"lambda:order-intake\" or \"http:GET prices.internal/quotes/*\"")]
    [InlineData("\"target\": 7", "$.rules[0].target: expected a target, such as \"lambda:order-intake\" or \"http:GET prices.internal/quotes/*\"; here stands 7")]
    [InlineData("\"target\": \"htp:prices.internal\"", "$.rules[0].target: \"htp:prices.internal\" is no target: it begins with no kind of point (did you mean \"http\"?); kinds are \"lambda:\", \"http:\", \"aws:\", \"aspnetcore:\", \"point:\"; expected a target, such as \"lambda:order-intake\" or \"http:GET prices.internal/quotes/*\"")]
    public void ATarget_IsRequired(string target, string expected)
    {
        var complaints = Documents.Complaints(Documents.Rule(target: target));

        Assert.Equal(expected, complaints);
    }

    [Fact]
    public void TwoRulesOfOneName_AreRefusedEvenWhereMoreIsWrongWithThem()
    {
        var complaints = Documents.Complaints(Documents.Plan("\"rules\": [{\"name\": \"r\", \"target\": \"lambda:x\", \"fault\": {\"type\": \"error\"}}, {\"name\": \"r\", \"target\": \"lambda:x\"}]"));

        Assert.Equal(
            "$.rules[1]: \"fault\" is missing; add one, such as {\"type\": \"latency\", \"delay\": \"800ms\"}, or \"oneOf\"\n"
            + "$.rules[1].name: \"r\" is the name of $.rules[0] already; a name identifies dice, counters and hits, so give each rule its own",
            complaints);
    }

    [Theory]
    [InlineData("", "$.rules[0]: \"fault\" is missing; add one, such as {\"type\": \"latency\", \"delay\": \"800ms\"}, or \"oneOf\"")]
    [InlineData("\"fault\": \"error\"", "$.rules[0].fault: expected a fault, which is an object; here stands \"error\"")]
    [InlineData("\"fault\": {}", "$.rules[0].fault: \"type\" is missing; known are FAULTS")]
    [InlineData("\"fault\": {\"type\": \"latncy\"}", "$.rules[0].fault.type: \"latncy\" is no fault (did you mean \"latency\"?); known are FAULTS")]
    [InlineData("\"fault\": {\"type\": 7}", "$.rules[0].fault.type: 7 is no fault; known are FAULTS")]
    [InlineData("\"fault\": {\"type\": \"error\", \"type\": \"error\"}", "$.rules[0].fault.type: \"type\" stands here twice; keep one of them")]
    public void AFault_IsRequired(string fault, string expected)
    {
        var complaints = Documents.Complaints(Documents.Rule(fault: fault));

        var faults = string.Join(", ", FaultVocabulary.Faults.Select(shape => shape.Name));
        Assert.Equal(expected.Replace("FAULTS", faults, StringComparison.Ordinal), complaints);
    }
}
