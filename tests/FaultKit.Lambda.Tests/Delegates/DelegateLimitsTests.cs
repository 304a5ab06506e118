namespace FaultKit.Lambda.Tests;

/// <summary>Faults that a delegate cannot have are said to be without effect, and not only missed.</summary>
public sealed class DelegateLimitsTests : IDisposable
{
    private readonly Notices _notices = new();
    private readonly FaultInjector _injector;
    private readonly Func<string, ITestContext, Task<string>> _handler;

    public DelegateLimitsTests()
    {
        _injector = new(new() { Listeners = [_notices] });
        _handler = ((Func<string, ITestContext, Task<string>>)((text, _) => Task.FromResult(text))).UseChaos(_injector);
    }

    public static TheoryData<string, string> Faults => new()
    {
        { "corrupt", "it changes bytes, and a delegate passes objects on" },
        { "slow-body", "it changes bytes, and a delegate passes objects on" },
        { "batch", "it changes bytes, and a delegate passes objects on" },
        { "deadline", "the context is the runtime client's" },
        { "response", "it needs the bytes of a result, and a delegate returns an object" },
        { "connection", "it needs the bytes of a result, and a delegate returns an object" },
        { "error", "it needs the bytes of a result, and a delegate returns an object" },
    };

    public void Dispose() => _injector.Dispose();

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task FaultThatADelegateCannotHave_IsSaidToBeWithoutEffect_OnceForEachPlan(string type, string reason)
    {
        _injector.Load(FaultPlan.Of(Rules.Of(Fault(type)) with { Name = "rule" }));

        await _handler("", new TestContextOf("1"));
        await _handler("", new TestContextOf("2"));

        Assert.Equal(
            $"rule \"rule\": \"{type}\" is without effect around this handler: {reason}. The Runtime API handler, the relay and the layer can inject it.",
            Assert.Single(_notices.Warnings));
    }

    [Fact]
    public async Task FailureOfAnInitialization_IsSaidToBeWithoutEffect()
    {
        _injector.Load(FaultPlan.Of(Rules.Of(new InitErrorFault()) with { Name = "rule" }));
        Func<string, ITestContext, Task<string>> handler = (text, _) => Task.FromResult(text);

        await handler.UseChaos(_injector)("", new TestContextOf("1"));

        Assert.StartsWith(
            "rule \"rule\": \"init-error\" is without effect around this handler: a handler is called when the initialization is over.",
            Assert.Single(_notices.Warnings),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnotherPlan_IsToldAgain()
    {
        _injector.Load(FaultPlan.Of(Rules.Of(Fault("corrupt"))));
        await _handler("", new TestContextOf("1"));
        _injector.Load(FaultPlan.Of(Rules.Of(Fault("deadline"))));

        await _handler("", new TestContextOf("2"));

        Assert.Equal(2, _notices.Warnings.Count());
    }

    [Fact]
    public async Task Alternatives_AreLookedAtOneByOne()
    {
        _injector.Load(FaultPlan.Of(Rules.Of(new OneOfFault(new(1, new LatencyFault { Delay = TimeSpan.Zero }), new(1, Fault("corrupt"))))));

        await _handler("", new TestContextOf("1"));

        Assert.Contains("\"corrupt\" is without effect", Assert.Single(_notices.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task FaultThatADelegateCanHave_IsNotWarnedOf()
    {
        _injector.Load(FaultPlan.Of(Rules.Latency(TimeSpan.Zero)));

        await _handler("", new TestContextOf("1"));

        Assert.Empty(_notices.Warnings);
    }

    private static Fault Fault(string type) => type switch
    {
        "corrupt" => new CorruptFault { Kind = CorruptionKind.MalformedJson },
        "slow-body" => new SlowBodyFault { BytesPerSecond = 10 },
        "batch" => new BatchFault { Kind = BatchKind.Drop },
        "deadline" => new DeadlineFault { Remaining = TimeSpan.FromSeconds(1) },
        "response" => new ResponseFault { Status = 503 },
        "connection" => new ConnectionFault { Kind = ConnectionKind.Closed, AfterBytes = 1, When = FaultWhen.After },
        _ => new ErrorFault { AfterBytes = 1, When = FaultWhen.After },
    };
}
