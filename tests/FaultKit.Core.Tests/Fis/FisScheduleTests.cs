namespace FaultKit.Tests;

public sealed class FisScheduleTests
{
    [Fact]
    public void AnActionBehindOthers_StartsWhenTheLastOfThemIsOver()
    {
        var plan = FisDocuments.Read(string.Join(",", Delay("c", "PT1M", "a", "b"), Delay("a", "PT2M"), Delay("b", "PT7M", "a"))).Plan;

        Assert.Equal([("a", 0.0), ("b", 2), ("c", 9)], plan.Rules.Select(rule => (rule.Name, (rule.Starts!.Value - Some.Instant).TotalMinutes)));
    }

    [Fact]
    public void AnActionThatIsSkipped_HoldsNobodyUp()
    {
        var skipped = Delay("a", "PT2M").Replace("\"fns\"", "\"none\"", StringComparison.Ordinal);
        var template = FisDocuments.Template($"{skipped}, {Delay("b", "PT1M", "a")}", FisDocuments.Arns("orders"), "\"experimentOptions\": { \"emptyTargetResolutionMode\": \"skip\" }")
            .Replace("\"targets\": {\n", $"\"targets\": {{ \"none\": {{ {FisDocuments.Tagged.Replace("Yes", "Maybe", StringComparison.Ordinal)} }},\n", StringComparison.Ordinal);

        var import = FisTemplate.Read(template, FisDocuments.Options);

        Assert.Equal(("b", Some.Instant), (Assert.Single(import.Plan.Rules).Name, import.Plan.Rules[0].Starts));
        Assert.Contains("$.actions.a: skipped, because its target selects no function (emptyTargetResolutionMode)", import.Notes);
    }

    [Theory]
    [InlineData("a:a", "\"a\" after \"a\"")]
    [InlineData("a:b b:a", "\"a\" after \"b\" after \"a\"")]
    [InlineData("x:a a:b b:c c:a", "\"a\" after \"b\" after \"c\" after \"a\"")]
    public void ACircle_IsRefusedByItsNames(string actions, string circle)
    {
        var complaint = FisDocuments.Complaints(string.Join(",", actions.Split(' ').Select(pair => Delay(pair.Split(':')[0], "PT1M", pair.Split(':')[1]))));

        Assert.EndsWith($".startAfter: these actions wait for one another, and none of them would ever start: {circle}; take one of them out", complaint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"startAfter\": [\"slwo\"]", "startAfter[0]: \"slwo\" is no action of this template (did you mean \"slow\"?)")]
    [InlineData("\"startAfter\": [7]", "startAfter[0]: 7 is no action of this template")]
    [InlineData("\"startAfter\": \"slow\"", "startAfter: expected a list of names of actions; here stands \"slow\"")]
    public void WhatCannotBeWaitedFor_IsRefused(string member, string complaint) =>
        Assert.Contains(complaint, FisDocuments.Complaints(Delay("slow", "PT1M") + "," + FisDocuments.Action("b", members: member)), StringComparison.Ordinal);

    private static string Delay(string name, string duration, params string[] after) => FisDocuments.Action(
        name, "aws:lambda:invocation-add-delay", $"\"duration\": \"{duration}\"", after.Length == 0 ? "" : $"\"startAfter\": [{string.Join(", ", after.Select(other => $"\"{other}\""))}]");
}
