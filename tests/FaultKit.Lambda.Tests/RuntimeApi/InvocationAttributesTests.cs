using FaultKit.Testing;

namespace FaultKit.Lambda.Tests;

public sealed class InvocationAttributesTests
{
    private const string Block = """{"detail":{"kind":"block","items":[{"sku":"a"},{"sku":"b"}]}}""";
    private const string Other = """{"detail":{"kind":"other","items":[]}}""";

    [Theory]
    [BothTransports]
    public async Task ConditionOnTheEvent_PicksItsInvocations_AndTheFunctionStillReadsIt(Transport transport)
    {
        await using var stage = (await Open(transport, new FaultMatch("$.detail.kind", MatchOperator.Eq, MatchValue.Of("other")))).Start();

        var block = await stage.InvokeAsync(Block, "block");
        var other = await stage.InvokeAsync(Other, "other");

        Assert.Equal((LambdaOutcomeKind.Succeeded, $"[{Block}]", LambdaOutcomeKind.Failed), (block.Kind, block.Text, other.Kind));
    }

    [Fact]
    public async Task ConditionOnAnyElement_IsSatisfiedByOne()
    {
        await using var stage = (await Open(Transport.Memory, new FaultMatch("$.detail.items[*].sku", MatchOperator.Eq, MatchValue.Of("b")))).Start();

        var block = await stage.InvokeAsync(Block);
        var other = await stage.InvokeAsync(Other);

        Assert.Equal((LambdaOutcomeKind.Failed, LambdaOutcomeKind.Succeeded), (block.Kind, other.Kind));
    }

    [Fact]
    public async Task ColdStart_IsTheFirstInvocationAlone()
    {
        await using var stage = (await Open(Transport.Memory, new FaultMatch("coldStart", MatchOperator.Eq, MatchValue.Of(true)))).Start();

        var first = await stage.InvokeAsync();
        var second = await stage.InvokeAsync();

        Assert.Equal((LambdaOutcomeKind.Failed, LambdaOutcomeKind.Succeeded), (first.Kind, second.Kind));
    }

    [Theory, BothTransports]
    public async Task EventSource_IsAnAttribute(Transport transport)
    {
        await using var stage = (await Open(transport, new FaultMatch("eventSource", MatchOperator.In, MatchValue.Of("sqs"), MatchValue.Of("kinesis")))).Start();

        var queue = await stage.InvokeAsync(Sample.Text("sqs"));
        var stream = await stage.InvokeAsync(Sample.Text("kinesis"));
        var other = await stage.InvokeAsync(Sample.Text("s3"));

        Assert.Equal((LambdaOutcomeKind.Failed, LambdaOutcomeKind.Failed, LambdaOutcomeKind.Succeeded), (queue.Kind, stream.Kind, other.Kind));
    }

    [Fact]
    public async Task RequestId_IsAnAttribute()
    {
        await using var stage = (await Open(Transport.Memory, new FaultMatch("requestId", MatchOperator.StartsWith, MatchValue.Of("probe-")))).Start();

        var probe = await stage.InvokeAsync(id: "probe-1");
        var real = await stage.InvokeAsync(id: "real-1");

        Assert.Equal((LambdaOutcomeKind.Failed, LambdaOutcomeKind.Succeeded), (probe.Kind, real.Kind));
    }

    [Theory]
    [InlineData("arn:aws:lambda:eu-west-1:111122223333:function:orders:live", "live")]
    [InlineData("arn:aws:lambda:eu-west-1:111122223333:function:orders", "$LATEST")]
    [InlineData("", null)]
    public void Qualifier_IsAnAttribute_WhereAnArnTells(string arn, string? qualifier) =>
        Assert.Equal(qualifier, InvocationAttributes.Reader.Read(new FetchedInvocation(FaultPoint.Lambda("orders"), "1", arn, "", false, default), "qualifier").Text);

    [Theory, BothTransports]
    public async Task Qualifier_OfAnEmulatedInvocation_IsThatOfItsArn(Transport transport)
    {
        await using var stage = (await Open(transport, new FaultMatch("qualifier", MatchOperator.Eq, MatchValue.Of("$LATEST")))).Start();

        var outcome = await stage.InvokeAsync();

        Assert.Equal(LambdaOutcomeKind.Failed, outcome.Kind);
    }

    [Fact]
    public async Task RegisteredException_IsReportedByItsType()
    {
        var injector = new FaultInjector(new() { Consent = new(new HashSet<string>(), new Dictionary<string, Func<Exception>> { ["OutOfStock"] = () => new InvalidOperationException("none left") }) });
        injector.Load(FaultPlan.Of(Rules.Of(new ErrorFault { Exception = "OutOfStock" })));
        await using var stage = (await Stage.OpenAsync(Transport.Memory, injector, new Notices())).Start();

        var outcome = await stage.InvokeAsync();

        Assert.Equal(("InvalidOperationException", "none left"), (outcome.ErrorType, outcome.ErrorMessage));
    }

    private static Task<Stage> Open(Transport transport, FaultMatch match) =>
        Stage.OpenAsync(transport, null, Rules.Error() with { Match = new([match]) });
}
