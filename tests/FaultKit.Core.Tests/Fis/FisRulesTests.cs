namespace FaultKit.Tests;

/// <summary>Actions that overlap, as FIS lets them.</summary>
public sealed class FisRulesTests
{
    private const string Delay = "aws:lambda:invocation-add-delay";
    private const string Error = "aws:lambda:invocation-error";

    [Fact]
    public void TwoThatDecideTheOutcome_TakeTurns_AndTheSecondEndsWhenItWasTo()
    {
        // The example of the user guide: 11:38 to 11:40, and 11:39 to 11:41 that begins at 11:40.
        var import = FisDocuments.Read(string.Join(",", Act("wait", Delay, 1), Act("error", Error, 2), Act("answer", "aws:lambda:invocation-http-integration-response", 2, "wait")));

        Assert.Equal([("wait", 0, 1), ("error", 0, 2), ("answer", 2, 3)], Windows(import));
        Assert.Contains("$.actions.answer: at orders another action that conflicts with it is not over; as FIS does, it comes into effect at 2026-03-01 12:02:00Z", import.Notes);
    }

    [Fact]
    public void RulesOfAThousandFunctionsWithOneLongPrefix_HaveNamesOfTheirOwn()
    {
        var prefix = new string('f', 110);
        var functions = Enumerable.Range(0, 1000).Select(i => FisDocuments.Function($"{prefix}{i}", ("Chaos", "Yes")));

        var import = FisTemplate.Read(FisDocuments.Template(FisDocuments.Action(), FisDocuments.Tagged), FisDocuments.Options with { Functions = [.. functions] });

        Assert.Equal(1000, import.Plan.Rules.Select(rule => rule.Name).Distinct().Count());
        Assert.All(import.Plan.Rules, rule => Assert.InRange(rule.Name.Length, 1, 100));
    }

    [Fact]
    public void ADelayAndAnError_AreInForceTogether() => Assert.Equal([("slow", 0, 2), ("fail", 0, 2)], Windows(FisDocuments.Read(Act("slow", Delay, 2) + "," + Act("fail", Error, 2))));

    [Fact]
    public void TheSecondOfTwoThatEndTogether_NeverComesIntoEffect()
    {
        var import = FisDocuments.Read(Act("first", Error, 2) + "," + Act("second", Error, 2));

        Assert.Equal([("first", 0, 2)], Windows(import));
        Assert.Contains("$.actions.second: at orders another action that conflicts with it is not over; as FIS does, it never comes into effect", import.Notes);
    }

    [Fact]
    public void OneThatStartedLater_AndEndsSooner_LeavesTheFirstItsTime()
    {
        var import = FisDocuments.Read(string.Join(",", Act("pause", Delay, 1), Act("long", Error, 9), Act("short", Error, 1, "pause"), Act("end", Error, 20, "pause")));

        Assert.Equal([("pause", 0, 1), ("long", 0, 9), ("end", 9, 21)], Windows(import));
    }

    [Fact]
    public void ConflictsAtOtherFunctions_AreNone()
    {
        var template = FisDocuments.Template(Act("a", Error, 2) + "," + Act("b", Error, 2).Replace("\"fns\"", "\"other\"", StringComparison.Ordinal), FisDocuments.Arns("orders"))
            .Replace("\"targets\": {\n", $"\"targets\": {{ \"other\": {{ {FisDocuments.Arns("quotes")} }},\n", StringComparison.Ordinal);

        Assert.Equal([("a", 0, 2), ("b", 0, 2)], Windows(FisTemplate.Read(template, FisDocuments.Options)));
    }

    [Fact]
    public void NamesThatAreTooLong_AreCut_AndDifferStill()
    {
        var rules = FisDocuments.Read(FisDocuments.Action(new('a', 64)), target: FisDocuments.Arns(new string('f', 60) + "1 " + new string('f', 60) + "2")).Plan.Rules;

        Assert.Equal([(96, "f"), (98, "~2")], rules.Select(rule => (rule.Name.Length, rule.Name[^(rule.Name.Contains('~', StringComparison.Ordinal) ? 2 : 1)..])));
    }

    [Fact]
    public void NamesThatAreTheSameByChance_AreToldApart()
    {
        var template = FisDocuments.Template(Act("a", Delay, 1) + "," + Act("a/orders", Error, 1), FisDocuments.Arns("orders quotes"));

        Assert.Equal(["a/orders", "a/quotes", "a/orders/orders", "a/orders/quotes"], FisTemplate.Read(template, FisDocuments.Options).Plan.Rules.Select(rule => rule.Name));
    }

    private static string Act(string name, string id, int minutes, params string[] after) => FisDocuments.Action(
        name,
        id,
        $"\"duration\": \"PT{minutes}M\"{(id == Delay ? "" : ", \"preventExecution\": \"true\"")}{(id.EndsWith("response", StringComparison.Ordinal) ? ", \"statusCode\": \"503\"" : "")}",
        after.Length == 0 ? "" : $"\"startAfter\": [\"{string.Join("\", \"", after)}\"]");

    private static IEnumerable<(string Name, int From, int To)> Windows(FisImport import) =>
        import.Plan.Rules.Select(rule => (rule.Name, (int)(rule.Starts!.Value - Some.Instant).TotalMinutes, (int)(rule.Starts!.Value + rule.Duration!.Value - Some.Instant).TotalMinutes));
}
