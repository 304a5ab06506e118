using System.Diagnostics;

namespace FaultKit.Tests;

public sealed class TraceScopesTests
{
    private static readonly FaultPoint s_point = FaultPoint.Custom("trace-scopes");

    [Fact]
    public void CallInATrace_BelongsToIt()
    {
        using var injector = Some.Injector(FaultPlan.Of(Some.Rule("r")));
        using var activity = new Activity("request").SetIdFormat(ActivityIdFormat.W3C).Start();

        Hit(injector);

        var hit = Assert.Single(injector.Journal.Hits);
        Assert.Equal((ScopeKind.Trace, activity.TraceId.ToHexString()), (hit.ScopeKind, hit.Scope));
    }

    [Fact]
    public void CallsOfOneTrace_AreCountedTogether()
    {
        using var injector = Some.Injector(FaultPlan.Of(Some.Rule("r") with { Calls = CallRange.Only(2) }));
        using var activity = new Activity("request").SetIdFormat(ActivityIdFormat.W3C).Start();

        Assert.Equal([false, true, false], new[] { Hit(injector), Hit(injector), Hit(injector) });
    }

    [Fact]
    public void InvocationNearerThanTheTrace_Wins()
    {
        using var injector = Some.Injector(FaultPlan.Of(Some.Rule("r")));
        using var activity = new Activity("request").SetIdFormat(ActivityIdFormat.W3C).Start();
        injector.InFlight.Enter(new(ScopeKind.Invocation, "req-1"), DateTimeOffset.MaxValue);

        Hit(injector);

        Assert.Equal("req-1", Assert.Single(injector.Journal.Hits).Scope);
    }

    [Fact]
    public void ManyTraces_DoNotFillTheMemory_AndALiveOneIsKept()
    {
        using var injector = Some.Injector(FaultPlan.Of(Some.Rule("r") with { Calls = CallRange.Only(3) }));
        using var live = new Activity("live").SetIdFormat(ActivityIdFormat.W3C).Start();
        Hit(injector);

        for (var i = 0; i < 2000; i++)
        {
            var other = new Activity("other").SetIdFormat(ActivityIdFormat.W3C).SetParentId(ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom()).Start();
            Hit(injector);
            other.Stop();
            if (i == 1000)
            {
                Hit(injector);
            }
        }

        Assert.True(Hit(injector));
    }

    private static bool Hit(FaultInjector injector)
    {
        using var decision = injector.Decide(new(s_point));
        return decision?.Terminal(FaultWhen.Before) is not null;
    }
}
