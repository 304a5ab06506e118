namespace FaultKit.Tests;

public sealed class FaultReaderTests
{
    [Fact]
    public void Alternatives_AreReadWithTheirWeights()
    {
        var rule = ReadRule(""" "oneOf": [ { "weight": 3, "fault": { "type": "throttle" } }, { "weight": 0.5, "fault": { "type": "latency", "delay": "1s" } } ] """);

        Assert.Equal(new OneOfFault(new(3, new ThrottleFault()), new(0.5, Some.Latency(1000))), rule.Fault);
    }

    [Theory]
    [InlineData(""" "oneOf": [] """, "$.rules[0].oneOf", "expected a list of 1 to 20 alternatives")]
    [InlineData(""" "oneOf": {} """, "$.rules[0].oneOf", "expected a list of 1 to 20 alternatives")]
    [InlineData(""" "oneOf": [ 1 ] """, "$.rules[0].oneOf[0]", "expected an alternative, which is an object")]
    [InlineData(""" "oneOf": [ { "fault": { "type": "throttle" } } ] """, "$.rules[0].oneOf[0]", "\"weight\" is missing")]
    [InlineData(""" "oneOf": [ { "weight": 0, "fault": { "type": "throttle" } } ] """, "$.rules[0].oneOf[0].weight", "expected a number from 0.001")]
    [InlineData(""" "oneOf": [ { "weight": 1 } ] """, "$.rules[0].oneOf[0]", "\"fault\" is missing")]
    [InlineData(""" "oneOf": [ { "weight": 1, "fault": { "type": "throtle" } } ] """, "$.rules[0].oneOf[0].fault.type", "(did you mean \"throttle\"?)")]
    [InlineData(""" "fault": { "type": "throttle" }, "oneOf": [] """, "$.rules[0].oneOf", "stands in the place of \"fault\"")]
    [InlineData(""" "percentage": 5 """, "$.rules[0]", "or \"oneOf\"")]
    [InlineData(""" "fault": { "type": "throttle" }, "duration": "1m" """, "$.rules[0].duration", "a duration needs \"starts\"")]
    [InlineData(""" "fault": { "type": "throttle" }, "every": 0 """, "$.rules[0].every", "expected a whole number of at least 1")]
    [InlineData(""" "fault": { "type": "throttle" }, "skip": -1 """, "$.rules[0].skip", "expected a whole number of at least 0")]
    [InlineData(""" "fault": { "type": "error", "exception": "Gone" } """, "$.rules[0].fault.exception", "\"exception\" means nothing at \"http:\" targets")]
    [InlineData(""" "fault": { "type": "latency", "delay": "1s", "distribution": "normal" } """, "$.rules[0].fault", "a normal delay needs a \"jitter\"")]
    [InlineData(""" "fault": { "type": "latency", "delay": "1s", "sigma": 1 } """, "$.rules[0].fault", "\"sigma\" goes with \"distribution\": \"lognormal\"")]
    [InlineData(""" "fault": { "type": "latency", "delay": "1s", "max": "10ms" } """, "$.rules[0].fault", "\"max\" is shorter than \"delay\"")]
    public void BrokenRule_IsRefusedWhereItStands(string properties, string path, string message)
    {
        var failure = Assert.Throws<FaultPlanException>(() => ReadRule(properties));

        Assert.Contains(failure.Errors, error => error.Path == path && error.Message.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void Window_IsRead()
    {
        var rule = ReadRule(""" "fault": { "type": "throttle" }, "starts": "2026-11-23T09:00:00Z", "duration": "PT10M", "skip": 2, "every": 5 """);

        Assert.Equal((new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero), TimeSpan.FromMinutes(10), 2L, 5L), (rule.Starts!.Value, rule.Duration!.Value, rule.Skip, rule.Every));
    }

    private static FaultRule ReadRule(string properties) => FaultPlan.Parse($$"""
        { "version": 1, "enabled": true, "environments": ["Test"], "rules": [ { "name": "r", "target": "http:*", {{properties}} } ] }
        """).Rules[0];
}
