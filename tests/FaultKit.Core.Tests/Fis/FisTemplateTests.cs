using System.Globalization;
using System.Text;
using Microsoft.Extensions.Time.Testing;

namespace FaultKit.Tests;

public sealed class FisTemplateTests
{
    /// <summary>As <c>aws fis get-experiment-template</c> prints one.</summary>
    private const string Printed =
        """
        {
            "experimentTemplate": {
                "id": "EXT1hTzXyDcFyBgk",
                "arn": "arn:aws:fis:eu-west-1:111122223333:experiment-template/EXT1hTzXyDcFyBgk",
                "description": "Orders under stress",
                "targets": {
                    "fns": {
                        "resourceType": "aws:lambda:function",
                        "resourceArns": ["arn:aws:lambda:eu-west-1:111122223333:function:orders"],
                        "selectionMode": "ALL",
                        "parameters": {}
                    }
                },
                "actions": {
                    "fail": {
                        "actionId": "aws:lambda:invocation-error",
                        "description": "A tenth fails.",
                        "parameters": { "duration": "PT5M", "invocationPercentage": "10", "preventExecution": "true" },
                        "targets": { "Functions": "fns" },
                        "startAfter": ["slow"]
                    },
                    "slow": {
                        "actionId": "aws:lambda:invocation-add-delay",
                        "parameters": { "duration": "PT1M", "startupDelayMilliseconds": "2000" },
                        "targets": { "Functions": "fns" }
                    },
                    "answer": {
                        "actionId": "aws:lambda:invocation-http-integration-response",
                        "parameters": { "duration": "PT2M", "preventExecution": "false", "statusCode": "503", "contentTypeHeader": "text/plain" },
                        "targets": { "Functions": "fns" },
                        "startAfter": ["fail"]
                    }
                },
                "stopConditions": [{ "source": "aws:cloudwatch:alarm", "value": "arn:aws:cloudwatch:eu-west-1:111122223333:alarm:orders-5xx" }],
                "creationTime": 1732350000.123,
                "lastUpdateTime": 1732350000.123,
                "roleArn": "arn:aws:iam::111122223333:role/fis",
                "tags": { "Name": "orders" },
                "experimentOptions": { "accountTargeting": "multi-account", "emptyTargetResolutionMode": "fail" },
                "targetAccountConfigurationsCount": 0,
                "logConfiguration": { "logSchemaVersion": 2, "cloudWatchLogsConfiguration": { "logGroupArn": "arn:aws:logs:eu-west-1:111122223333:log-group:fis:*" } }
            }
        }
        """;

    [Fact]
    public void TheThreeActions_BecomeRules_OneAfterAnother()
    {
        var plan = FisTemplate.Read(Printed, FisDocuments.Options).Plan;

        Assert.Equal(
            [
                Rule("slow", Some.Latency(2000), after: 0, minutes: 1),
                Rule("fail", new ErrorFault(), after: 1, minutes: 5, percentage: 10),
                Rule("answer", new ResponseFault { Status = 503, Headers = new([new("Content-Type", "text/plain")]), When = FaultWhen.After }, after: 6, minutes: 2),
            ],
            plan.Rules);
    }

    [Fact]
    public void ThePlan_IsForItsEnvironments_AndExpiresWithTheLastAction()
    {
        var plan = FisTemplate.Read(Printed, FisDocuments.Options).Plan;

        Assert.Equal((true, "Staging", Some.Instant.AddMinutes(8)), (plan.Enabled, Assert.Single(plan.Environments), plan.Expires));
    }

    [Fact]
    public void ThePlan_ReadsTheSame_WhenItIsWritten()
    {
        var plan = FisTemplate.Read(Printed, FisDocuments.Options).Plan;

        Assert.Equal(plan.Rules, FaultPlan.Parse(plan.ToJson()).Rules);
    }

    [Fact]
    public void ThePlan_InjectsInItsWindows()
    {
        var plan = FisTemplate.Read(Printed, FisDocuments.Options).Plan;

        string Says(int seconds)
        {
            using var injector = Some.Injector(plan, new() { Environment = "Staging", Time = new FakeTimeProvider(Some.Instant.AddSeconds(seconds)) });
            injector.Decide(new(FaultPoint.Lambda("orders"), scope: Some.Scope()))?.Dispose();
            return injector.Journal.Hits is [.., var hit] ? hit.Rule : "";
        }

        Assert.Equal(["", "slow", "answer", ""], [Says(-1), Says(0), Says(7 * 60), Says(8 * 60)]);
    }

    [Fact]
    public void WhatTheExperimentDoesAndThePlanDoesNot_IsNoted()
    {
        var notes = FisTemplate.Read(Printed, FisDocuments.Options).Notes;

        Assert.Equal(
            [
                "$.experimentTemplate.targets.fns: functions are told by their names alone; give the plan only to those of the account and the Region that the ARNs name",
                "$.experimentTemplate.stopConditions[0]: the alarm \"arn:aws:cloudwatch:eu-west-1:111122223333:alarm:orders-5xx\" is not asked; \"abortWhen\" ends a plan by the error rate or the latency of calls that it did not touch",
                "$.experimentTemplate: no experiment log and no report is written; each hit is in the journal, in metrics and in the log of its process",
                "$.experimentTemplate.experimentOptions.accountTargeting: accounts are not told apart; give the plan to the functions of each of them",
            ],
            notes);
    }

    [Fact]
    public void ATemplateByItself_IsReadAsAWrappedOneIs()
    {
        var bare = Printed.Replace("{\n    \"experimentTemplate\": {", "{", StringComparison.Ordinal);

        var plan = FisTemplate.Read(bare[..bare.LastIndexOf('}')], FisDocuments.Options).Plan;

        Assert.Equal(FisTemplate.Read(Printed, FisDocuments.Options).Plan.Rules, plan.Rules);
    }

    [Fact]
    public void TheFormThatCreatesATemplate_IsReadToo() =>
        Assert.Single(FisDocuments.Read(FisDocuments.Action(), "\"clientToken\": \"a1\", \"description\": \"d\", \"roleArn\": \"arn:aws:iam::111122223333:role/fis\", \"stopConditions\": [{ \"source\": \"none\" }]").Plan.Rules);

    [Fact]
    public void StopConditionsOfNone_AreNoNote() =>
        Assert.DoesNotContain("stopConditions", string.Concat(FisDocuments.Read(FisDocuments.Action(), "\"stopConditions\": [{ \"source\": \"none\" }]").Notes), StringComparison.Ordinal);

    [Theory]
    [InlineData("", "1:1: $: not JSON from here on: the document ends before it is complete")]
    [InlineData("{ \"actions\": {", "1:15: $: not JSON from here on: the document ends before it is complete")]
    [InlineData("[]", "1:1: $: expected an experiment template, which is an object; here stands an empty list")]
    [InlineData("{ \"experimentTemplate\": 7 }", "1:25: $.experimentTemplate: expected an experiment template, which is an object; here stands 7")]
    [InlineData("{}", "1:1: $.actions: expected an object of 1 to 100 actions; an experiment without any injects nothing")]
    [InlineData("{ \"actions\": {} }", "1:14: $.actions: expected an object of 1 to 100 actions; an experiment without any injects nothing")]
    [InlineData("{ \"Actions\": {} }", "1:3: $.Actions: \"Actions\" is unknown here (did you mean \"actions\"?)")]
    public void ADocumentThatIsNoTemplate_IsRefused(string document, string complaint)
    {
        var refusal = Assert.Throws<FaultPlanException>(() => FisTemplate.Read(document, FisDocuments.Options));

        Assert.Contains(complaint, refusal.Errors.Select(error => error.ToString()).Aggregate((all, one) => all + "\n" + one), StringComparison.Ordinal);
    }

    [Fact]
    public void ATemplateThatIsTooLarge_IsRefused()
    {
        var refusal = Assert.Throws<FaultPlanException>(() => FisTemplate.Read(new string(' ', FisTemplate.MostBytes + 1), FisDocuments.Options));

        Assert.Equal(string.Create(CultureInfo.InvariantCulture, $"the document has {FisTemplate.MostBytes + 1} bytes; a template has at most {FisTemplate.MostBytes}"), Assert.Single(refusal.Errors).Message);
    }

    [Fact]
    public void ATemplateOfManyLevels_IsRefused()
    {
        var refusal = Assert.Throws<FaultPlanException>(() => FisTemplate.Read(string.Concat(Enumerable.Repeat("[", 100)), FisDocuments.Options));

        Assert.Equal("not JSON from here on: the document is nested more than 32 levels deep", Assert.Single(refusal.Errors).Message);
    }

    [Fact]
    public void ThroughAnyMutation_ATemplateIsReadOrRefusedWithAPlace()
    {
        // No crash and no hang, whatever stands there; every refusal can be pointed at.
        var mutator = new PlanMutator([Printed, FisDocuments.Template(FisDocuments.Action(), FisDocuments.Tagged)]);
        for (var number = 0UL; number < 10_000; number++)
        {
            try
            {
                Assert.NotEmpty(FisTemplate.Read(Encoding.UTF8.GetString(mutator.Make(number)), FisDocuments.Options).Plan.Rules);
            }
            catch (FaultPlanException refusal)
            {
                Assert.NotEmpty(refusal.Errors);
                Assert.All(refusal.Errors, error => Assert.True(error is { Line: > 0, Column: > 0, Message.Length: > 0 } && error.Path.StartsWith('$')));
            }
        }
    }

    private static FaultRule Rule(string name, Fault fault, int after, int minutes, double percentage = 100) =>
        Some.Rule(name, fault, "lambda:orders", percentage) with { Starts = Some.Instant.AddMinutes(after), Duration = TimeSpan.FromMinutes(minutes) };
}
