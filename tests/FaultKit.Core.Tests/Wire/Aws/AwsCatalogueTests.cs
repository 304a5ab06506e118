namespace FaultKit.Tests;

public sealed class AwsCatalogueTests
{
    public static TheoryData<string> Services => [.. AwsCatalogue.Services.Select(service => service.Id)];

    [Theory]
    [MemberData(nameof(Services))]
    public void EveryService_HasAnErrorOfEachKind_AtAnyOperation(string id)
    {
        var service = AwsCatalogue.Of(id, AwsProtocol.Cbor);

        Assert.All(Enum.GetValues<AwsErrorKind>().Where(kind => kind != AwsErrorKind.Other), kind => Assert.NotNull(service.Of(kind, "AnyOperation")));
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void EveryCode_StandsOnce_WithAStatusAndATextThatSomebodyCanRead(string id)
    {
        var errors = AwsCatalogue.Of(id, AwsProtocol.Cbor).Errors;

        Assert.Equal(errors.Count, errors.Select(error => error.Code).Distinct().Count());
        Assert.All(errors, error => Assert.InRange(error.Status, 400, 599));
        Assert.All(errors, error => Assert.InRange(error.Message.Length, 5, 300));
    }

    [Fact]
    public void ServiceIds_LeaveOutCase() => Assert.Same(AwsCatalogue.Of("DynamoDB", AwsProtocol.Json10), AwsCatalogue.Of("dynamodb", AwsProtocol.Json10));

    [Theory]
    [InlineData("aws:DynamoDB/*", "ThrotlingException", "\"ThrotlingException\" is no error code of DynamoDB that is known here (did you mean \"ThrottlingException\"?); it is sent as it stands")]
    [InlineData("aws:S3/GetObject", "Slowdown", "\"Slowdown\" is no error code of S3 that is known here (did you mean \"SlowDown\"?); it is sent as it stands")]
    [InlineData("aws:DynamoDB/*", "ThrottlingException", null)]
    [InlineData("aws:DynamoDB/*", "OutOfPaperException", null)]
    [InlineData("aws:Bedrock/*", "ThrotlingException", null)]
    [InlineData("point:x", "ThrotlingException", null)]
    public void CodeThatLooksMisspelt_GetsAHint_AndOneThatIsNewDoesNot(string target, string code, string? expected) =>
        Assert.Equal(expected, AwsCatalogue.AdviceOn(Some.Rule("r", new ErrorFault { Code = code }, target)));

    [Fact]
    public void Codes_AreLookedAtInAlternativesToo()
    {
        var fault = new OneOfFault(new(1, new ErrorFault()), new(1, new ThrottleFault { Code = "SlowDwon" }));

        Assert.Contains("SlowDown", AwsCatalogue.AdviceOn(Some.Rule("r", fault, "aws:S3/*")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("aws:S3/GetObjectMetadata", "S3 calls GetObjectMetadata HeadObject; write aws:S3/HeadObject")]
    [InlineData("aws:S3/Get*", null)]
    [InlineData("aws:S3/HeadObject", null)]
    public void OperationThatTheServiceCallsOtherwise_GetsItsName(string target, string? expected) =>
        Assert.Equal(expected, AwsCatalogue.AdviceOn(Some.Rule("r", new ErrorFault(), target)));

    [Fact]
    public void PlanWithAnOddCode_IsInForce_AndSaysSo()
    {
        FaultInjector.NoteAdvice(AwsCatalogue.AdviceOn);
        var listener = new RecordingListener();
        using var injector = Some.Injector(FaultPlan.Of(Some.Rule("r", new ErrorFault { Code = "SlowDwon" }, "aws:S3/*")), new() { Listeners = [listener] });

        Assert.NotNull(injector.Plan);
        Assert.Contains(listener.Notices, notice => notice.Level == NoticeLevel.Warning && notice.Message.StartsWith("rule \"r\": \"SlowDwon\"", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("GetItem", "ProvisionedThroughputExceededException")]
    [InlineData("CreateTable", "ThrottlingException")]
    public void ThrottlingOfDynamoDb_DependsOnTheOperation(string operation, string code) =>
        Assert.Equal(code, DynamoDbErrors.Service.Of(AwsErrorKind.Throttled, operation).Code);

    [Theory]
    [InlineData("SlowDown", true)]
    [InlineData("InternalError", true)]
    [InlineData("RequestTimeout", true)]
    [InlineData("AccessDenied", false)]
    [InlineData("NoSuchKey", false)]
    public void Errors_SayWhetherTheSdkTriesAgain(string code, bool isRetried) => Assert.Equal(isRetried, S3Errors.Service.Of(code).IsRetried);
}
