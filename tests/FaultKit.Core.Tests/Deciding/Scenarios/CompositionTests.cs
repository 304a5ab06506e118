namespace FaultKit.Tests;

/// <summary>How the faults that chance let through at one call become one decision.</summary>
public sealed class CompositionTests
{
    private static readonly FaultPoint s_point = FaultPoint.Http("GET", "https", "composition.internal", 443);

    private static readonly CorruptFault s_request = new() { Kind = CorruptionKind.BitFlip, On = PayloadSide.Request };
    private static readonly CorruptFault s_response = new() { Kind = CorruptionKind.BitFlip };
    private static readonly ErrorFault s_before = new();
    private static readonly ErrorFault s_after = new() { When = FaultWhen.After };

    /// <summary>The rules in document order, and what becomes of each when a surface asks for all it can carry out.</summary>
    public static TheoryData<string, string> Table => new()
    {
        { "latency", "latency injected" },
        { "latency latency", "latency injected, latency injected" },
        { "latency error", "latency injected, error injected" },
        { "error latency", "error injected, latency injected" },
        { "error error", "error injected, error suppressed: rule \"0\" came first" },
        { "error throttle response", "error injected, throttle suppressed: rule \"0\" came first, response suppressed: rule \"0\" came first" },
        { "throttle-after error", "throttle injected, error suppressed: rule \"0\" came first" },
        { "request response-body", "corrupt injected, corrupt injected" },
        { "request error", "corrupt suppressed: rule \"1\" leaves no payload to touch, error injected" },
        { "error response-body", "error injected, corrupt suppressed: rule \"0\" leaves no payload to touch" },
        { "error-after request", "error injected, corrupt injected" },
        { "error-after response-body", "error injected, corrupt suppressed: rule \"0\" leaves no payload to touch" },
        { "latency latency-after error-after request response-body", "latency injected, latency injected, error injected, corrupt injected, corrupt suppressed: rule \"2\" leaves no payload to touch" },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void FaultsAtOneCall_ComposeAsTheTableSays(string words, string expected)
    {
        using var injector = Some.Injector(FaultPlan.Of([.. words.Split(' ').Select((word, i) => Rule($"{i}", FaultOf(word)))]));

        CarryOut(injector);

        Assert.Equal(expected, string.Join(", ", injector.Journal.Hits.OrderBy(hit => hit.Rule).Select(Told)));
    }

    [Theory]
    [InlineData("error error", "1")]
    [InlineData("error response-body", "1")]
    [InlineData("request error", "0")]
    public void AFaultThatLost_TakesNothingFromItsLimit(string words, string loser)
    {
        var rules = words.Split(' ').Select((word, i) => Rule($"{i}", FaultOf(word)) with { Limit = 1 }).ToArray();
        using var injector = Some.Injector(FaultPlan.Of(rules));

        CarryOut(injector);
        CarryOut(injector);

        Assert.Single(injector.Journal.Hits.By(loser));
    }

    [Fact]
    public void ATerminalFaultWhoseLimitIsReached_LeavesTheCallToTheNext()
    {
        using var injector = Some.Injector(FaultPlan.Of(Rule("first", s_before) with { Limit = 1 }, Rule("second", new ThrottleFault())));

        CarryOut(injector);
        CarryOut(injector);

        Assert.Equal(["first", "second"], injector.Journal.Hits.Injected.Select(hit => hit.Rule));
    }

    [Fact]
    public void ALimitThatIsReached_IsSaid()
    {
        using var injector = Some.Injector(FaultPlan.Of(Rule("r", s_before) with { Limit = 1 }));

        CarryOut(injector);
        CarryOut(injector);

        Assert.Equal((HitOutcome.Suppressed, "its limit of 1 is reached"), (injector.Journal.Hits[1].Outcome, injector.Journal.Hits[1].Detail));
    }

    [Fact]
    public void BeyondMaxActiveFaults_EverythingIsSuppressed()
    {
        using var injector = Some.Injector(FaultPlan.Of(Rule("slow", Some.Latency(1)), Rule("r", s_before)) with { MaxActiveFaults = 1 });
        using var first = injector.Decide(new(s_point));

        using var second = injector.Decide(new(s_point));

        Assert.Equal(["suppressed", "suppressed"], injector.Journal.Hits.Select(hit => Told(hit).Split(' ')[1].TrimEnd(':')));
    }

    [Fact]
    public void AFaultThatIsOver_MakesRoomForTheNext()
    {
        using var injector = Some.Injector(FaultPlan.Of(Rule("r", s_before)) with { MaxActiveFaults = 1 });
        injector.Decide(new(s_point))!.Dispose();

        using var second = injector.Decide(new(s_point));

        Assert.NotNull(second);
    }

    [Fact]
    public void BeyondMaxActiveFaults_NothingIsTakenFromALimit()
    {
        using var injector = Some.Injector(FaultPlan.Of(Rule("r", s_before) with { Limit = 2 }) with { MaxActiveFaults = 1 });
        var first = injector.Decide(new(s_point))!;
        first.Terminal(FaultWhen.Before);

        injector.Decide(new(s_point));
        first.Dispose();
        using var third = injector.Decide(new(s_point));

        Assert.NotNull(third);
    }

    [Fact]
    public void CallsWhoseFaultsAllLost_TakeNoRoomFromOthers()
    {
        using var injector = Some.Injector(FaultPlan.Of(Rule("r", s_before) with { Limit = 1 }) with { MaxActiveFaults = 2 });
        using var first = injector.Decide(new(s_point));
        Assert.All(Enumerable.Range(0, 10), _ => Assert.Null(injector.Decide(new(s_point))));

        injector.Load(FaultPlan.Of(Rule("another", s_before)) with { MaxActiveFaults = 2 });
        using var second = injector.Decide(new(s_point));

        Assert.NotNull(second);
    }

    private static FaultRule Rule(string name, Fault fault) => Some.Rule(name, fault, "http:composition.internal");

    private static Fault FaultOf(string word) => word switch
    {
        "latency" => Some.Latency(0.001),
        "latency-after" => Some.Latency(0.001, when: FaultWhen.After),
        "error" => s_before,
        "error-after" => s_after,
        "throttle" => new ThrottleFault(),
        "throttle-after" => new ThrottleFault { When = FaultWhen.After },
        "response" => new ResponseFault(),
        "request" => s_request,
        _ => s_response,
    };

    /// <summary>Asks in the order of a call, as every surface does.</summary>
    private static void CarryOut(FaultInjector injector)
    {
        using var decision = injector.Decide(new(s_point));
        if (decision is null)
        {
            return;
        }

        decision.Delay(FaultWhen.Before, TestContext.Current.CancellationToken);
        var isReplaced = decision.Terminal(FaultWhen.Before) is not null;
        _ = isReplaced ? null : decision.Mangle(PayloadSide.Request, 10);
        decision.Delay(FaultWhen.After, TestContext.Current.CancellationToken);
        _ = decision.Terminal(FaultWhen.After) is null && !isReplaced ? decision.Mangle(PayloadSide.Response, 10) : null;
    }

    private static string Told(FaultHit hit) =>
        $"{hit.Fault} {(hit.Outcome == HitOutcome.Suppressed ? $"suppressed: {hit.Detail}" : hit.Outcome.ToString().ToLowerInvariant())}";
}
