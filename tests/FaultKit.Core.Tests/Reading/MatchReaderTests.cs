namespace FaultKit.Tests;

public sealed class MatchReaderTests
{
    [Fact]
    public void Conditions_AreRead()
    {
        var rule = ReadRule("""[ { "path": "$.detail.kind", "operator": "eq", "value": "block" }, { "path": "method", "operator": "in", "value": ["GET", "PUT"] }, { "path": "header.X", "operator": "exists" } ]""");

        Assert.Equal(["$.detail.kind eq \"block\"", "method in \"GET\" | \"PUT\"", "header.X exists true"], rule.Match.Select(match => match.ToString()));
    }

    [Fact]
    public void OperatorLeftOut_IsEq() =>
        Assert.Equal(MatchOperator.Eq, ReadRule("""[ { "path": "method", "value": "GET" } ]""").Match[0].Operator);

    [Theory]
    [InlineData("""{ "path": "method" }""", "$.rules[0].match", "expected a list of conditions; here stands an object")]
    [InlineData("""[ "method" ]""", "$.rules[0].match[0]", "expected a condition, which is an object")]
    [InlineData("""[ { "value": 1 } ]""", "$.rules[0].match[0]", "\"path\" is missing")]
    [InlineData("""[ { "path": "method" } ]""", "$.rules[0].match[0]", "\"value\" is missing")]
    [InlineData("""[ { "path": "method", "operator": "startWith", "value": "a" } ]""", "$.rules[0].match[0].operator", "(did you mean \"startsWith\"?)")]
    [InlineData("""[ { "path": "method", "operator": "regex", "value": "a" } ]""", "$.rules[0].match[0].operator", "\"regex\" is no operator; expected one of \"eq\"")]
    [InlineData("""[ { "path": "method", "operator": "gt", "value": "many" } ]""", "$.rules[0].match[0].value", "expected a number; here stands \"many\"")]
    [InlineData("""[ { "path": "method", "operator": "in", "value": "GET" } ]""", "$.rules[0].match[0].value", "expected a list of 1 to 100")]
    [InlineData("""[ { "path": "method", "operator": "exists", "value": 1 } ]""", "$.rules[0].match[0].value", "expected true or false")]
    [InlineData("""[ { "path": "method", "value": { "a": 1 } } ]""", "$.rules[0].match[0].value", "here stands an object")]
    [InlineData("""[ { "path": "$..kind", "value": 1 } ]""", "$.rules[0].match[0].path", "a name is missing after a dot")]
    [InlineData("""[ { "path": "method", "vlaue": 1 } ]""", "$.rules[0].match[0].vlaue", "(did you mean \"value\"?)")]
    public void BrokenCondition_IsRefusedWhereItStands(string match, string path, string message)
    {
        var failure = Assert.Throws<FaultPlanException>(() => ReadRule(match));

        Assert.Contains(failure.Errors, error => error.Path == path && error.Message.Contains(message, StringComparison.Ordinal));
    }

    private static FaultRule ReadRule(string match) => FaultPlan.Parse($$"""
        { "version": 1, "enabled": true, "environments": ["Test"],
          "rules": [ { "name": "r", "target": "http:*", "fault": { "type": "throttle" }, "match": {{match}} } ] }
        """).Rules[0];
}
