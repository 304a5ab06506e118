namespace FaultKit.Testing.Tests;

public sealed class FaultTestRuleTests : IDisposable
{
    private static readonly Dictionary<string, (Func<FaultTestRule, FaultTestPlan> Say, Fault Fault)> s_faults = new()
    {
        ["delay"] = (rule => rule.Delay(TimeSpan.FromSeconds(1)), new LatencyFault { Delay = TimeSpan.FromSeconds(1) }),
        ["jitter"] = (rule => rule.After().Delay(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(1)), new LatencyFault { Delay = TimeSpan.FromSeconds(2), Jitter = TimeSpan.FromSeconds(1), Distribution = LatencyDistribution.Uniform, When = FaultWhen.After }),
        ["failure"] = (rule => rule.Fail(), new ErrorFault()),
        ["throttle"] = (rule => rule.Throttle(TimeSpan.FromSeconds(2)), new ThrottleFault { RetryAfter = TimeSpan.FromSeconds(2) }),
        ["answer"] = (rule => rule.Respond(503, "x", ("A", "1")), new ResponseFault { Status = 503, Body = "x", Headers = new([new("A", "1")]) }),
        ["corruption"] = (rule => rule.Corrupt(CorruptionKind.BitFlip, PayloadSide.Request), new CorruptFault { Kind = CorruptionKind.BitFlip, On = PayloadSide.Request }),
        ["quota"] = (rule => rule.Quota(1, TimeSpan.FromHours(1)), new ThrottleFault { Limit = 1, Window = TimeSpan.FromHours(1) }),
        ["police"] = (rule => rule.ThrottleAndPolice(TimeSpan.FromSeconds(2), RetryAfterFormat.Date), new ThrottleFault { RetryAfter = TimeSpan.FromSeconds(2), RetryAfterFormat = RetryAfterFormat.Date, Police = true }),
        ["hang"] = (rule => rule.Hang(TimeSpan.FromSeconds(1)), new TimeoutFault { Cap = TimeSpan.FromSeconds(1) }),
        ["connection"] = (rule => rule.Connection(ConnectionKind.Dns), new ConnectionFault { Kind = ConnectionKind.Dns }),
        ["lost reply"] = (rule => rule.After().Connection(ConnectionKind.Reset), new ConnectionFault { Kind = ConnectionKind.Reset, When = FaultWhen.After }),
        ["broken body"] = (rule => rule.BreakBody(7), new ConnectionFault { Kind = ConnectionKind.Reset, AfterBytes = 7, When = FaultWhen.After }),
        ["denied"] = (rule => rule.DenyAccess(DenialKind.Expired), new AccessDeniedFault { Kind = DenialKind.Expired }),
        ["slow"] = (rule => rule.SlowBody(1000), new SlowBodyFault { BytesPerSecond = 1000 }),
        ["slow in pieces"] = (rule => rule.Trickle(7, TimeSpan.FromSeconds(1), PayloadSide.Request), new SlowBodyFault { ChunkBytes = 7, Pause = TimeSpan.FromSeconds(1), On = PayloadSide.Request }),
        ["field"] = (rule => rule.CorruptField(CorruptionKind.NullField, "$.price"), new CorruptFault { Kind = CorruptionKind.NullField, Path = "$.price" }),
    };

    /// <summary>The faults that are said here.</summary>
    internal static IEnumerable<Fault> Said => s_faults.Values.Select(entry => entry.Fault);

    private readonly FaultInjector _own = new();

    public static TheoryData<string> Faults => [.. s_faults.Keys];

    public void Dispose() => _own.Dispose();

    [Theory]
    [MemberData(nameof(Faults))]
    public void AFault_IsSaidWithItsSettings(string fault)
    {
        var (say, expected) = s_faults[fault];

        using var test = FaultTest.Begin(plan => say(plan.On(Http.Get("prices.internal")).Always()));

        Assert.Equal(expected, Assert.Single(FaultInjector.For(_own).Plan!.Rules).Fault);
    }

    [Fact]
    public void SideThatAFaultDoesNotHave_IsRefused()
    {
        var refusal = Assert.Throws<InvalidOperationException>(() => FaultTest.Begin(plan => plan.On(Invocations.Any).After().ShortenDeadline(TimeSpan.FromSeconds(1))));

        Assert.Equal("\"deadline\" acts before the call, and has no other side; leave out After().", refusal.Message);
    }
}
