using Microsoft.Extensions.Time.Testing;

namespace FaultKit.Tests;

/// <summary>A plan ends by itself when too much goes wrong that it did not do.</summary>
public sealed class CallOutcomeTests : IDisposable
{
    private static readonly FaultPoint s_orders = FaultPoint.Lambda("outcome-orders");
    private static readonly FaultPoint s_other = FaultPoint.Lambda("outcome-other");
    private static readonly AbortCondition s_condition = new() { Target = FaultTarget.Parse("lambda:outcome-orders"), ErrorRate = Rate.OfPercentage(50), Latency = TimeSpan.FromSeconds(1), Percentile = 50, MinCalls = 4 };

    private readonly FakeTimeProvider _time = new(Some.Instant);
    private readonly RecordingListener _listener = new();
    private readonly FaultInjector _injector;

    public CallOutcomeTests() => _injector = new(new() { Time = _time, Listeners = [_listener] });

    public void Dispose() => _injector.Dispose();

    [Fact]
    public void CallsThatFailByThemselves_EndThePlan_AndSayWhy()
    {
        Load();

        Call(4, hasFailed: true);

        Assert.Null(_injector.Plan);
        Assert.Contains(_listener.Notices, notice => notice.Message == "faults are off: the plan was aborted (abortWhen): 4 of 4 calls at lambda:outcome-orders failed by themselves within 1m, more than 50 %. It stays off until it is edited.");
    }

    [Fact]
    public void CallsThatAreSlowByThemselves_EndThePlan()
    {
        Load();

        Call(4, takes: 1.1);

        Assert.Null(_injector.Plan);
    }

    [Fact]
    public void ConditionThatSawNoCall_IsNamedWhenThePlanEnds()
    {
        Load();
        Call(1, point: s_other);

        _injector.TurnOff("enough");

        Assert.Contains(_listener.Notices, notice => notice.Message.StartsWith("conditions of abortWhen that had no call to count (none came, or faults decided them all), and could not have ended the plan: lambda:outcome-orders", StringComparison.Ordinal));
    }

    [Fact]
    public void ConditionThatSawACall_IsNotNamed()
    {
        Load();
        Call(1);

        _injector.TurnOff("enough");

        Assert.DoesNotContain(_listener.Notices, notice => notice.Message.StartsWith("conditions of abortWhen", StringComparison.Ordinal));
    }

    [Fact]
    public void CallsAtAPointOfOnesOwn_EndThePlanToo()
    {
        _injector.Load(FaultPlan.Parse(Documents.Plan("\"abortWhen\": [{ \"target\": \"point:outcome.*\", \"errorRate\": 50, \"minCalls\": 4 }]", environments: "\"environments\": [\"*\"], \"expires\": \"2026-03-01T13:00:00Z\""), _time));

        Call(4, hasFailed: true, point: FaultPoint.Custom("outcome.commit"));

        Assert.Null(_injector.Plan);
    }

    [Fact]
    public void WhereNoPlanLooksAtOutcomes_NothingIsAllocated()
    {
        _injector.Load(FaultPlan.Of(Some.Rule("r")));
        Call(1);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Call(1000);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void CallsElsewhere_DoNotCount()
    {
        Load();

        Call(100, hasFailed: true, point: s_other);

        Assert.NotNull(_injector.Plan);
    }

    [Fact]
    public void CallsThatAFaultDecided_AreNotHeldAgainstThePlan()
    {
        Load(Some.Rule("r", target: "lambda:*"));

        Call(100, hasFailed: true, takes: 10);

        Assert.Equal((100, true), (_injector.Journal.Hits.Injected.Count, _injector.Plan is not null));
    }

    [Fact]
    public void CallsThatAFaultHeldUp_MayTakeLong_ButNotFail()
    {
        Load(Some.Rule("r", Some.Latency(0.001), target: "lambda:*"));

        Call(100, takes: 10);
        var isOn = _injector.Plan is not null;
        Call(100, hasFailed: true);

        Assert.Equal((true, true), (isOn, _injector.Plan is null));
    }

    [Fact]
    public void AbortedPlan_StaysOff_UntilItIsEdited()
    {
        Load();
        var plan = _injector.Plan!;
        Call(4, hasFailed: true);

        _injector.Load(plan);
        var isBack = _injector.Plan is not null;
        _injector.Load(plan with { Seed = 8 });

        Assert.Equal((false, true), (isBack, _injector.Plan is not null));
    }

    [Fact]
    public void ReloadThatLeavesTheConditionAsItIs_GoesOnCounting()
    {
        Load();
        Call(3, hasFailed: true);

        Load(Some.Rule("new", target: "lambda:elsewhere"));
        Call(1, hasFailed: true);

        Assert.Null(_injector.Plan);
    }

    [Fact]
    public void FileThatIsTouched_DoesNotBringAnAbortedPlanBack()
    {
        const string Document = """{ "version": 1, "enabled": true, "environments": ["Production"], "expires": "2026-03-01T13:00:00Z", "abortWhen": [{ "target": "lambda:outcome-orders", "errorRate": 50, "minCalls": 4 }] }""";
        var source = new ScriptedSource();
        _injector.Watch = new(_injector, source);
        source.Say(ScriptedSource.Found(Document));
        _injector.Refresh();
        Call(4, hasFailed: true);

        _injector.Refresh();
        var isBack = _injector.Plan is not null;
        source.Say(ScriptedSource.Found(Document + " "));
        _injector.Refresh();

        Assert.Equal((false, true), (isBack, _injector.Plan is not null));
    }

    [Fact]
    public void WithoutACondition_NothingIsObserved_AndNothingAllocated()
    {
        _injector.Load(FaultPlan.Of(Some.Rule("r", target: "lambda:elsewhere")));
        _injector.Observe(s_orders).End(hasFailed: true);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var outcome = _injector.Observe(s_orders);
        outcome.End(hasFailed: true);
        var after = GC.GetAllocatedBytesForCurrentThread();

        Assert.Equal((false, before), (outcome.IsObserved, after));
    }

    private void Load(params FaultRule[] rules) => _injector.Load(FaultPlan.Of(rules) with { AbortWhen = [s_condition] });

    private void Call(int count, bool hasFailed = false, double takes = 0, FaultPoint? point = null)
    {
        for (var i = 0; i < count; i++)
        {
            var outcome = _injector.Observe(point ?? s_orders);
            using var decision = _injector.Decide(new(point ?? s_orders));
            _ = decision?.DelayAsync(FaultWhen.Before, TestContext.Current.CancellationToken);
            _ = decision?.Terminal(FaultWhen.Before);
            _time.Advance(TimeSpan.FromSeconds(takes));
            outcome.End(hasFailed, decision);
        }
    }
}
