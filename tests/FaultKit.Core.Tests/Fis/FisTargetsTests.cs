namespace FaultKit.Tests;

public sealed class FisTargetsTests
{
    [Theory]
    [InlineData("orders", "a lambda:orders ")]
    [InlineData("orders:live", "a lambda:orders qualifier eq \"live\"")]
    [InlineData("orders:7", "a lambda:orders qualifier eq \"7\"")]
    [InlineData("orders:$LATEST", "a lambda:orders qualifier eq \"$LATEST\"")]
    [InlineData("orders orders", "a lambda:orders ")]
    [InlineData("orders quotes:live", "a/orders lambda:orders ; a/quotes:live lambda:quotes qualifier eq \"live\"")]
    public void FunctionsThatAreNamed_AreMeant_AndTheAliasToo(string arns, string rules) => Assert.Equal(rules, RulesOf(FisDocuments.Arns(arns)));

    [Fact]
    public void AQualifierOfTheTarget_IsThatOfAllItsFunctions() =>
        Assert.Equal(
            "a/orders:live lambda:orders qualifier eq \"live\"; a/quotes:live lambda:quotes qualifier eq \"live\"",
            RulesOf(FisDocuments.Arns("orders quotes:live", "\"selectionMode\": \"ALL\", \"parameters\": { \"functionQualifier\": \"live\" }")));

    [Theory]
    [InlineData("\"Chaos\": \"Yes\"", "a/orders lambda:orders ; a/quotes lambda:quotes ")]
    [InlineData("\"Chaos\": \"Yes\", \"Team\": \"b\"", "a lambda:quotes ")]
    [InlineData("\"Chaos\": \"No\"", "a lambda:ledger ")]
    public void FunctionsWithTheTags_AreMeant_WithAllOfThem(string tags, string rules) =>
        Assert.Equal(rules, RulesOf($"\"resourceType\": \"aws:lambda:function\", \"resourceTags\": {{ {tags} }}, \"selectionMode\": \"ALL\""));

    [Theory]
    [InlineData("\"resourceType\": \"aws:ec2:instance\", \"resourceTags\": { \"Chaos\": \"Yes\" }, \"selectionMode\": \"ALL\"", "2:26: $.targets.fns.resourceType: expected \"aws:lambda:function\"")]
    [InlineData("\"resourceTags\": { \"Chaos\": \"Yes\" }, \"selectionMode\": \"ALL\"", "2:8: $.targets.fns.resourceType: expected \"aws:lambda:function\"")]
    [InlineData("\"resourceType\": \"aws:lambda:function\", \"selectionMode\": \"ALL\"", "2:8: $.targets.fns: nothing says which functions are meant; add \"resourceArns\" or \"resourceTags\"")]
    [InlineData("\"resourceType\": \"aws:lambda:function\", \"resourceArns\": [], \"resourceTags\": {}, \"selectionMode\": \"ALL\"", "2:8: $.targets.fns: nothing says")]
    [InlineData("\"resourceType\": \"aws:lambda:function\", \"resourceArns\": \"orders\", \"selectionMode\": \"ALL\"", "2:65: $.targets.fns.resourceArns: expected a list of at most 1000 ARNs; here stands \"orders\"")]
    [InlineData("\"resourceType\": \"aws:lambda:function\", \"resourceArns\": [\"orders\"], \"selectionMode\": \"ALL\"", "2:66: $.targets.fns.resourceArns[0]: expected the ARN of a function")]
    [InlineData("\"resourceType\": \"aws:lambda:function\", \"resourceArns\": [\"arn:aws:s3:::bucket\"], \"selectionMode\": \"ALL\"", "2:66: $.targets.fns.resourceArns[0]: expected the ARN of a function")]
    [InlineData("\"resourceType\": \"aws:lambda:function\", \"resourceArns\": [\"arn:aws:lambda:eu-west-1:111122223333:function:or*\"], \"selectionMode\": \"ALL\"", "2:66: $.targets.fns.resourceArns[0]: expected the ARN of a function")]
    [InlineData("\"resourceType\": \"aws:lambda:function\", \"resourceTags\": { \"Chaos\": 1 }, \"selectionMode\": \"ALL\"", "2:65: $.targets.fns.resourceTags: expected an object of tags, each with a text")]
    [InlineData("\"resourceType\": \"aws:lambda:function\", \"resourceTags\": { \"Chaos\": \"Maybe\" }, \"selectionMode\": \"ALL\"", "2:8: $.targets.fns: no function is selected")]
    [InlineData("\"resourceType\": \"aws:lambda:function\", \"resourceTag\": { \"Chaos\": \"Yes\" }, \"selectionMode\": \"ALL\"", "2:49: $.targets.fns.resourceTag: \"resourceTag\" is unknown here (did you mean \"resourceTags\"?)")]
    [InlineData(FisDocuments.Tagged + ", \"filters\": [{ \"path\": \"Runtime\", \"values\": [\"dotnet10\"] }]", "$.targets.fns.filters: filters look at what AWS alone knows of a resource")]
    [InlineData(FisDocuments.Tagged + ", \"parameters\": { \"functionQualifer\": \"live\" }", "$.targets.fns.parameters.functionQualifer: \"functionQualifer\" is unknown here (did you mean \"functionQualifier\"?)")]
    [InlineData(FisDocuments.Tagged + ", \"parameters\": 7", "$.targets.fns.parameters: expected an object of parameters; here stands 7")]
    public void ATargetThatFindsNoFunctions_IsRefused(string target, string complaint) => Assert.Contains(complaint, FisDocuments.Complaints(FisDocuments.Action(), target: target), StringComparison.Ordinal);

    [Fact]
    public void ArnsAndTagsAtOnce_AreRefused() =>
        Assert.Contains("resourceTags: a target is selected by ARNs or by tags, not by both", FisDocuments.Complaints(FisDocuments.Action(), target: FisDocuments.Arns("orders", "\"resourceTags\": { \"Chaos\": \"Yes\" }, \"selectionMode\": \"ALL\"")), StringComparison.Ordinal);

    [Fact]
    public void TwoQualifiersForOneFunction_AreRefused() =>
        Assert.Contains(
            "resourceArns[0]: this is the function behind \"live\", and \"functionQualifier\" says \"next\"; leave one of them out",
            FisDocuments.Complaints(FisDocuments.Action(), target: FisDocuments.Arns("orders:live", "\"selectionMode\": \"ALL\", \"parameters\": { \"functionQualifier\": \"next\" }")),
            StringComparison.Ordinal);

    [Fact]
    public void TagsThatNobodySpokeOf_AreAskedFor() =>
        Assert.Contains("known to AWS alone; say which there are, with their tags (FisOptions.Functions), or name them in \"resourceArns\"", FisDocuments.Complaints(FisDocuments.Action(), target: FisDocuments.Tagged, options: FisDocuments.Options with { Functions = [] }), StringComparison.Ordinal);

    [Theory]
    [InlineData("\"targets\": { \"Functions\": \"fns\" }", "\"targets\": { \"Functions\": \"fn\" }", "$.actions.a.targets.Functions: \"fn\" is no target of this template (did you mean \"fns\"?)")]
    [InlineData("\"targets\": { \"Functions\": \"fns\" }", "\"targets\": { \"Instances\": \"fns\" }", "$.actions.a.targets: expected { \"Functions\": \"...\" }")]
    [InlineData(", \"targets\": { \"Functions\": \"fns\" }", "", "$.actions.a.targets: expected { \"Functions\": \"...\" }")]
    public void AnActionWithoutATarget_IsRefused(string old, string changed, string complaint) =>
        Assert.Contains(complaint, FisDocuments.Complaints(FisDocuments.Action().Replace(old, changed, StringComparison.Ordinal)), StringComparison.Ordinal);

    [Fact]
    public void WhatIsWrongWithATarget_IsSaidOnce_WhoeverUsesIt() =>
        Assert.Single(FisDocuments.Complaints(FisDocuments.Action("a") + "," + FisDocuments.Action("b"), target: "\"resourceType\": \"aws:lambda:function\", \"selectionMode\": \"ALL\"").Split('\n'));

    [Fact]
    public void NamedFunctions_AreToldByTheirNamesAlone_AndThatIsNoted() =>
        Assert.Contains("$.targets.fns: functions are told by their names alone; give the plan only to those of the account and the Region that the ARNs name", FisDocuments.Read(FisDocuments.Action()).Notes);

    private static string RulesOf(string target) =>
        string.Join("; ", FisDocuments.Read(FisDocuments.Action(), target: target).Plan.Rules.Select(rule => $"{rule.Name} {rule.Target} {string.Join(", ", rule.Match)}"));
}
