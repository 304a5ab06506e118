namespace FaultKit.Tests;

public sealed class FisReaderTests
{
    [Theory]
    [InlineData("\"a\": 7", "3:6: $.actions.a: expected an action, which is an object; here stands 7")]
    [InlineData("\"a\": {}", "3:6: $.actions.a: expected \"actionId\": \"...\", such as \"aws:lambda:invocation-error\"; it is missing")]
    [InlineData("\"a b\": {}", "3:8: $.actions['a b']: expected \"actionId\"")]
    [InlineData("\"a\": { \"actionId\": 7 }", "3:20: $.actions.a.actionId: expected \"actionId\": \"...\", such as \"aws:lambda:invocation-error\"; here stands 7")]
    [InlineData("\"a\": { \"actionId\": \"aws:lambda:invocation-error\", \"parameters\": [] }", "$.actions.a.parameters: expected an object of parameters; here stands an empty list")]
    public void AnActionThatIsNone_IsRefused(string action, string complaint) => Assert.Contains(complaint, FisDocuments.Complaints(action), StringComparison.Ordinal);

    [Fact]
    public void AnUnknownMemberOfAnAction_IsRefused() =>
        Assert.Contains("$.actions.a.startafter: \"startafter\" is unknown here (did you mean \"startAfter\"?)", FisDocuments.Complaints(FisDocuments.Action(members: "\"startafter\": []")), StringComparison.Ordinal);

    [Fact]
    public void EverythingThatIsWrong_IsSaidAtOnce()
    {
        var complaints = FisDocuments.Complaints(
            FisDocuments.Action("a", "aws:ec2:stop-instances") + ",\n" + FisDocuments.Action("b", parameters: "\"duration\": \"x\"") + ",\n" + FisDocuments.Action("c", members: "\"startAfter\": [\"z\"]"),
            "\"extra\": 1");

        Assert.Equal(
            ["$.actions.a.actionId", "$.actions.b.parameters", "$.actions.b.parameters.duration", "$.actions.c.startAfter[0]", "$.extra"],
            complaints.Split('\n').Select(line => line.Split(": ")[1]));
    }

    [Fact]
    public void ActionsThatAreTooMany_AreRefused()
    {
        var actions = string.Join(",", Enumerable.Range(0, FisReader.MostActions + 1).Select(i => FisDocuments.Action($"a{i}")));

        Assert.Contains("$.actions: expected an object of 1 to 100 actions; here stand 101", FisDocuments.Complaints(actions), StringComparison.Ordinal);
    }

    [Fact]
    public void TwoActionsOfOneName_AreRefused() =>
        Assert.Contains("$.actions.a: \"a\" stands here twice; keep one of them", FisDocuments.Complaints(FisDocuments.Action() + ",\n" + FisDocuments.Action()), StringComparison.Ordinal);

    [Fact]
    public void ActionsThatComeToMoreRulesThanAPlanHas_AreRefused()
    {
        var actions = string.Join(",", Enumerable.Range(0, 11).Select(i => FisDocuments.Action($"a{i}", members: i == 0 ? "" : $"\"startAfter\": [\"a{i - 1}\"]")));

        Assert.Contains(
            "$.actions: the actions come to 11000 rules, one for each of their functions; a plan has at most 10000",
            FisDocuments.Complaints(actions, target: FisDocuments.Tagged, options: Many("orders-")),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("orders*")]
    [InlineData("")]
    [InlineData("a b")]
    public void AFunctionByNoName_IsRefused(string name) =>
        Assert.Throws<ArgumentException>(() => FisTemplate.Read(FisDocuments.Template(FisDocuments.Action(), FisDocuments.Tagged), FisDocuments.Options with { Functions = [FisDocuments.Function(name)] }));

    [Fact]
    public void ActionsThatNobodyIsActedOnBy_AreRefusedTogether() =>
        Assert.Contains(
            "$.actions: no action has a function to act on",
            FisDocuments.Complaints(FisDocuments.Action(), "\"experimentOptions\": { \"emptyTargetResolutionMode\": \"skip\" }", FisDocuments.Tagged.Replace("Yes", "Maybe", StringComparison.Ordinal)),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("Production")]
    [InlineData("*")]
    public void AnExperimentLongerThanADay_IsNoneForProduction(string environment)
    {
        var complaint = FisDocuments.Complaints(FisDocuments.Action(parameters: "\"duration\": \"PT25H\", \"preventExecution\": \"true\""), options: FisDocuments.Options with { Environments = [environment] });

        Assert.Equal($"2:163: $.actions: a plan for \"{environment}\" may run for at most 24 h; expected at most 2026-03-02T12:00:00Z", complaint);
    }

    [Fact]
    public void WithoutAnEnvironment_NoPlanIsMade() =>
        Assert.Throws<ArgumentException>(() => FisTemplate.Read(FisDocuments.Template(FisDocuments.Action(), FisDocuments.Tagged), FisDocuments.Options with { Environments = [] }));

    private static FisOptions Many(string prefix) =>
        FisDocuments.Options with { Functions = [.. Enumerable.Range(0, 1000).Select(i => FisDocuments.Function($"{prefix}{i}", ("Chaos", "Yes")))] };
}
