using System.Text;

namespace FaultKit.Lambda.Tests;

/// <summary>Conditions of rules around a handler.</summary>
public sealed class HandlerAttributesTests : IDisposable
{
    private static readonly byte[] s_block = Encoding.UTF8.GetBytes("""{"detail":{"kind":"block"}}""");
    private static readonly byte[] s_other = Encoding.UTF8.GetBytes("""{"detail":{"kind":"other"}}""");

    private readonly Notices _notices = new();
    private readonly FaultInjector _injector;

    public HandlerAttributesTests() => _injector = new(new() { Listeners = [_notices] });

    public static TheoryData<string, bool> Streams => new()
    {
        { "open", true },
        { "closed", true },
        { "of a file's kind", true },
        { "network", false },
    };

    public void Dispose() => _injector.Dispose();

    [Theory]
    [MemberData(nameof(Streams))]
    public async Task ConditionOnTheEvent_PicksItsInvocations_WhereAStreamCanBeReadTwice(string stream, bool isSeen)
    {
        var handler = Streaming(Kind("block"));

        var block = await Record.ExceptionAsync(() => handler(StreamOf(stream, s_block), new TestContextOf("1")));
        var other = await Record.ExceptionAsync(() => handler(StreamOf(stream, s_other), new TestContextOf("2")));

        Assert.Equal((isSeen, false), (block is InjectedFaultException, other is not null));
    }

    [Theory]
    [MemberData(nameof(Streams))]
    public async Task HandlerThatWasLookedInto_StillReadsItsEvent(string stream, bool isSeen)
    {
        var handler = Streaming(Kind("other"));

        var read = await handler(StreamOf(stream, s_block), new TestContextOf("1"));

        Assert.Equal((Encoding.UTF8.GetString(s_block), isSeen), (Encoding.UTF8.GetString(read), !_notices.Warnings.Any()));
    }

    [Theory]
    [InlineData("eq")]
    [InlineData("exists")]
    public async Task ConditionOnATypedEvent_NeverHolds_NotEvenThatSomethingIsAbsent(string @operator)
    {
        var handler = Typed(@operator == "eq" ? Kind("block") : new FaultMatch("$.detail.kind", MatchOperator.Exists, MatchValue.Of(false)));

        Assert.Equal("block", await handler("block", new TestContextOf("1")));
    }

    [Fact]
    public async Task ConditionOnATypedEvent_IsSaidToBeWithoutEffect_OnceForEachPlan()
    {
        var handler = Typed(Kind("block"));

        await handler("", new TestContextOf("1"));
        await handler("", new TestContextOf("2"));

        Assert.Equal(
            "rule \"error Before\" is without effect around this handler: it looks into the event, which only a handler of a seekable stream can show. The Runtime API handler and the relay see every event.",
            Assert.Single(_notices.Warnings));
    }

    [Fact]
    public async Task RequestId_IsAnAttribute()
    {
        var handler = Typed(new FaultMatch("requestId", MatchOperator.StartsWith, MatchValue.Of("probe-")));

        Assert.Equal("real", await handler("real", new TestContextOf("real-1")));
        await Assert.ThrowsAsync<InjectedFaultException>(() => handler("probe", new TestContextOf("probe-1")));
    }

    [Fact]
    public async Task TraceId_IsAnAttribute_WhereTheContextTells()
    {
        Load(new("traceId", MatchOperator.Contains, MatchValue.Of("Sampled=1")));
        Func<string, Traced, Task<string>> handler = (text, _) => Task.FromResult(text);

        await Assert.ThrowsAsync<InjectedFaultException>(() => handler.UseChaos(_injector)("", new()));
    }

    [Theory]
    [InlineData("live", true)]
    [InlineData("$LATEST", false)]
    public async Task Qualifier_IsAnAttribute_WhereTheContextTells(string qualifier, bool isMeant)
    {
        Load(new("qualifier", MatchOperator.Eq, MatchValue.Of(qualifier)));
        Func<string, Traced, Task<string>> handler = (text, _) => Task.FromResult(text);

        var failure = await Record.ExceptionAsync(() => handler.UseChaos(_injector)("", new()));

        Assert.Equal(isMeant, failure is InjectedFaultException);
    }

    [Fact]
    public async Task ColdStart_IsTheFirstInvocationAlone()
    {
        var handler = Typed(new FaultMatch("coldStart", MatchOperator.Eq, MatchValue.Of(true)));

        await Assert.ThrowsAsync<InjectedFaultException>(() => handler("first", new TestContextOf("1")));
        Assert.Equal("second", await handler("second", new TestContextOf("2")));
    }

    [Fact]
    public async Task ColdStart_IsNoInvocationOfAPlanThatCameLater()
    {
        var handler = Typed(new FaultMatch("requestId", MatchOperator.Exists, MatchValue.Of(false)));
        Load(new("coldStart", MatchOperator.Eq, MatchValue.Of(true)));

        Assert.Equal("any", await handler("any", new TestContextOf("1")));
    }

    private static FaultMatch Kind(string kind) => new("$.detail.kind", MatchOperator.Eq, MatchValue.Of(kind));

    /// <summary>What runtimes and tests hand to a handler.</summary>
    private static Stream StreamOf(string kind, byte[] json) => kind switch
    {
        "open" => new MemoryStream(json, 0, json.Length, writable: false, publiclyVisible: true),
        "closed" => new MemoryStream(json),
        "network" => new OneWay(json),
        _ => new BufferedStream(new MemoryStream(json)),
    };

    private void Load(FaultMatch match) => _injector.Load(FaultPlan.Of(Rules.Error() with { Match = new([match]) }));

    private Func<Stream, ITestContext, Task<byte[]>> Streaming(FaultMatch match)
    {
        Load(match);
        Func<Stream, ITestContext, Task<byte[]>> handler = async (json, _) =>
        {
            using var read = new MemoryStream();
            await json.CopyToAsync(read);
            return read.ToArray();
        };
        return handler.UseChaos(_injector);
    }

    private Func<string, ITestContext, Task<string>> Typed(FaultMatch match)
    {
        Load(match);
        Func<string, ITestContext, Task<string>> handler = (text, _) => Task.FromResult(text);
        return handler.UseChaos(_injector);
    }

    private sealed class OneWay(byte[] json) : MemoryStream(json)
    {
        public override bool CanSeek => false;
    }

    private sealed class Traced
    {
        public string AwsRequestId { get; } = "1";

        public string FunctionName { get; } = "orders";

        public string InvokedFunctionArn { get; } = "arn:aws:lambda:eu-west-1:111122223333:function:orders:live";

        public string TraceId { get; } = "Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=1";
    }
}
