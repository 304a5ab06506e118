namespace FaultKit.Tests;

public sealed class AbortReaderTests
{
    [Fact]
    public void Condition_IsReadAsItStands()
    {
        var plan = Documents.Read(Documents.Plan("\"abortWhen\": [{ \"target\": \"http:prices.internal\", \"errorRate\": 12.5, \"latency\": \"2s\", \"percentile\": 99.9, \"window\": \"5m\", \"minCalls\": 50 }]")).Plan!;

        Assert.Equal(
            new AbortCondition { Target = FaultTarget.Parse("http:prices.internal"), ErrorRate = Rate.OfPercentage(12.5), Latency = TimeSpan.FromSeconds(2), Percentile = 99.9, Window = TimeSpan.FromMinutes(5), MinCalls = 50 },
            Assert.Single(plan.AbortWhen));
    }

    [Fact]
    public void WhatIsLeftOut_HasItsDefault()
    {
        var condition = Assert.Single(Documents.Read(Documents.Plan("\"abortWhen\": [{ \"target\": \"lambda:*\", \"errorRate\": 0 }]")).Plan!.AbortWhen);

        Assert.Equal((0.0, null, 99.0, TimeSpan.FromMinutes(1), 20), (condition.ErrorRate!.Value.Value, condition.Latency, condition.Percentile, condition.Window, condition.MinCalls));
    }

    [Theory]
    [InlineData("{}", "$.abortWhen: expected a list of at most 20 conditions, such as [{ \"target\": \"lambda:*\", \"errorRate\": 20 }]; here stands an object")]
    [InlineData("[7]", "$.abortWhen[0]: expected a condition, which is an object, such as { \"target\": \"lambda:*\", \"errorRate\": 20 }; here stands 7")]
    [InlineData("[{ \"errorRate\": 1 }]", "$.abortWhen[0]: \"target\" is missing; add a target, such as \"lambda:order-intake\" or \"http:GET prices.internal/quotes/*\"")]
    [InlineData("[{ \"target\": \"lambda:*\" }]", "$.abortWhen[0]: nothing is asked of the calls; add \"errorRate\", in percent, or \"latency\"")]
    [InlineData("[{ \"target\": \"aspnetcore:/a\", \"errorRate\": 1 }]", "$.abortWhen[0].target: the outcome of calls is known at \"lambda:\", \"http:\", \"aws:\", \"point:\" targets, not at \"aspnetcore:\"")]
    [InlineData("[{ \"target\": \"lambda:*\", \"errorRate\": 1, \"percentile\": 9 }]", "$.abortWhen[0].percentile: \"percentile\" goes with \"latency\"")]
    [InlineData("[{ \"target\": \"lambda:*\", \"errorRate\": 101 }]", "$.abortWhen[0].errorRate: expected a number from 0 to 100; here stands 101")]
    [InlineData("[{ \"target\": \"lambda:*\", \"latency\": 2 }]", "$.abortWhen[0].latency: 2 has no unit; expected a duration from 1ms to 15m, such as \"800ms\", \"2s\", \"1m\", \"2h\" or \"PT2S\"")]
    [InlineData("[{ \"target\": \"lambda:*\", \"errorRate\": 1, \"windows\": \"1m\" }]", "$.abortWhen[0].windows: \"windows\" is unknown here (did you mean \"window\"?); known are target, errorRate, latency, percentile, window, minCalls")]
    public void WhatIsNotAsExpected_IsRefused(string json, string expected) =>
        Assert.Equal(expected, Documents.Complaints(Documents.Plan($"\"abortWhen\": {json}")));

    [Fact]
    public void MoreThanAreCounted_AreRefused() =>
        Assert.Equal(
            "$.abortWhen: expected a list of at most 20 conditions, such as [{ \"target\": \"lambda:*\", \"errorRate\": 20 }]; here stands a list of 21",
            Documents.Complaints(Documents.Plan($"\"abortWhen\": [{string.Join(',', Enumerable.Repeat("{}", 21))}]")));
}
