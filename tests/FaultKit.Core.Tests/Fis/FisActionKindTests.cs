namespace FaultKit.Tests;

public sealed class FisActionKindTests
{
    private const string Delay = "aws:lambda:invocation-add-delay";
    private const string Error = "aws:lambda:invocation-error";
    private const string Answer = "aws:lambda:invocation-http-integration-response";

    [Theory]
    [InlineData("", 1000)]
    [InlineData(", \"startupDelayMilliseconds\": \"0\"", 0)]
    [InlineData(", \"startupDelayMilliseconds\": \"900000\"", 900_000)]
    [InlineData(", \"startupDelayMilliseconds\": 250", 250)]
    public void ADelay_IsALatencyOfItsMilliseconds(string parameter, int milliseconds) =>
        Assert.Equal(Some.Latency(milliseconds), RuleOf(Delay, "\"duration\": \"PT1M\"" + parameter).Fault);

    [Theory]
    [InlineData("5m")]
    [InlineData("300")]
    public void ADurationInOtherWordsThanThoseOfFis_IsRefused(string duration) =>
        Assert.Contains(
            "as AWS FIS writes it, such as \"PT30S\", \"PT5M\" or \"PT1H\"; here stands \"" + duration + "\"",
            FisDocuments.Complaints(FisDocuments.Action("slow", Delay, $"\"duration\": \"{duration}\"")),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("true", FaultWhen.Before)]
    [InlineData("false", FaultWhen.After)]
    public void AnError_ComesBeforeTheFunctionOrAfterIt(string prevents, FaultWhen when) =>
        Assert.Equal(new ErrorFault { When = when }, RuleOf(Error, $"\"duration\": \"PT1M\", \"preventExecution\": \"{prevents}\"").Fault);

    [Theory]
    [InlineData("true", FaultWhen.Before)]
    [InlineData("false", FaultWhen.After)]
    public void AnAnswer_HasItsStatusAndItsContentType_AndNoBody(string prevents, FaultWhen when) =>
        Assert.Equal(
            new ResponseFault { Status = 503, Headers = new([new("Content-Type", "text/plain")]), When = when },
            RuleOf(Answer, $"\"duration\": \"PT1M\", \"preventExecution\": \"{prevents}\", \"statusCode\": \"503\", \"contentTypeHeader\": \"text/plain\"").Fault);

    [Fact]
    public void AnAnswerWithoutAContentType_HasNone() =>
        Assert.Equal(new ResponseFault { Status = 200 }, RuleOf(Answer, "\"duration\": \"PT1M\", \"preventExecution\": \"true\", \"statusCode\": \"200\"").Fault);

    [Theory]
    [InlineData("", 100)]
    [InlineData(", \"invocationPercentage\": \"0\"", 0)]
    [InlineData(", \"invocationPercentage\": \"7\"", 7)]
    public void InvocationPercentage_IsThePercentage(string parameter, double percentage) =>
        Assert.Equal(Rate.OfPercentage(percentage), RuleOf(Delay, "\"duration\": \"PT1M\"" + parameter).Rate);

    [Theory]
    [InlineData(Delay, "", "3:69: $.actions.a.parameters: \"duration\" is missing")]
    [InlineData(Delay, "\"duration\": \"5\"", "$.actions.a.parameters.duration: expected a duration from 1s to 168h, as AWS FIS writes it")]
    [InlineData(Delay, "\"duration\": \"P8D\"", "$.actions.a.parameters.duration: expected a duration from 1s to 168h")]
    [InlineData(Delay, "\"duration\": \"PT1M\", \"startupDelayMilliseconds\": \"900001\"", "startupDelayMilliseconds: expected a whole number from 0 to 900000, as a text; here stands \"900001\"")]
    [InlineData(Delay, "\"duration\": \"PT1M\", \"startupDelayMillis\": \"1\"", "startupDelayMillis: \"startupDelayMillis\" is unknown here (did you mean \"startupDelayMilliseconds\"?)")]
    [InlineData(Delay, "\"duration\": \"PT1M\", \"invocationPercentage\": \"101\"", "invocationPercentage: expected a whole number from 0 to 100, as a text; here stands \"101\"")]
    [InlineData(Delay, "\"duration\": \"PT1M\", \"invocationPercentage\": \"1.5\"", "invocationPercentage: expected a whole number from 0 to 100, as a text; here stands \"1.5\"")]
    [InlineData(Error, "\"duration\": \"PT1M\"", "\"preventExecution\" is missing; add true or false, as a text")]
    [InlineData(Error, "\"duration\": \"PT1M\", \"preventExecution\": \"yes\"", "preventExecution: expected true or false, as a text; here stands \"yes\"")]
    [InlineData(Answer, "\"duration\": \"PT1M\", \"preventExecution\": \"true\"", "\"statusCode\" is missing")]
    [InlineData(Answer, "\"duration\": \"PT1M\", \"preventExecution\": \"true\", \"statusCode\": \"999\"", "statusCode: expected a whole number from 100 to 599, as a text; here stands \"999\"")]
    [InlineData(Answer, "\"duration\": \"PT1M\", \"preventExecution\": \"true\", \"statusCode\": \"200\", \"contentTypeHeader\": \"a\\nb\"", "contentTypeHeader: expected a text without control characters")]
    public void AParameterThatIsMissingOrWrong_IsRefused(string id, string parameters, string complaint) =>
        Assert.Contains(complaint, FisDocuments.Complaints(FisDocuments.Action("a", id, parameters)), StringComparison.Ordinal);

    [Theory]
    [InlineData("aws:fis:inject-api-throttle-error", "a \"throttle\" at an \"aws:\" target")]
    [InlineData("aws:fis:inject-api-internal-error", "an \"error\" with \"status\" 500 or 503 at an \"aws:\" target")]
    [InlineData("aws:fis:wait", "give the actions behind it a later start")]
    [InlineData("aws:network:disrupt-connectivity", "a \"connection\"")]
    [InlineData("aws:rds:failover-db-cluster", "leave it out")]
    [InlineData("aws:lambda:invocation-eror", "(did you mean \"aws:lambda:invocation-error\"?)")]
    public void AnotherAction_IsRefusedByName_WithWhatToDo(string action, string hint)
    {
        var complaint = FisDocuments.Complaints(FisDocuments.Action("a", action));

        Assert.StartsWith($"3:20: $.actions.a.actionId: \"{action}\" is none of the actions that become rules", complaint, StringComparison.Ordinal);
        Assert.Contains(hint, complaint, StringComparison.Ordinal);
    }

    [Fact]
    public void ProfilesThatAreNamedInAHint_AreThere()
    {
        var hints = string.Concat(((string[])["aws:dynamodb:x", "aws:s3:x", "aws:arc:x"]).Select(FisActionKind.WhyNot));

        string[] named = [.. Profiles.All.Select(profile => profile.Name).Where(name => hints.Contains($"\"{name}\"", StringComparison.Ordinal)).Order()];
        Assert.Equal(["dynamodb-throttled", "s3-slow-down", "zone-loss"], named);
    }

    private static FaultRule RuleOf(string id, string parameters) => Assert.Single(FisDocuments.Read(FisDocuments.Action("a", id, parameters)).Plan.Rules);
}
