using Microsoft.Extensions.Time.Testing;

namespace FaultKit.Tests;

/// <summary>Somebody looks at the source while a fault is acted out, and nobody while none is.</summary>
public sealed class PlanVigilTests : IDisposable
{
    private static readonly FaultPoint s_point = FaultPoint.Http("GET", "https", "vigil.internal", 443);

    private readonly FakeTimeProvider _time = new(Some.Instant);
    private readonly ScriptedSource _source = new();
    private readonly FaultInjector _injector;

    public PlanVigilTests()
    {
        _injector = new(new() { Environment = "Development", Time = _time });
        _injector.Watch = new(_injector, _source);
        _source.Say(ScriptedSource.Found(Documents.Fault("\"type\": \"latency\", \"delay\": \"10m\"", "http:vigil.internal")));
        _injector.Refresh();
        _source.Say(PlanLook.Unchanged);
    }

    public void Dispose() => _injector.Dispose();

    [Fact]
    public async Task AnOffDuringALongDelay_EndsIt()
    {
        using var decision = _injector.Decide(new(s_point));
        var delay = decision!.DelayAsync(FaultWhen.Before, TestContext.Current.CancellationToken);

        _source.Say(PlanLook.Gone("deleted"));
        _time.Advance(PlanVigil.Period);

        await delay.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        Assert.Null(_injector.Plan);
    }

    [Fact]
    public void AfterTheLastFault_NobodyLooks()
    {
        _injector.Decide(new(s_point))!.Dispose();
        _time.Advance(PlanVigil.Period);
        var looks = _source.Looks;

        _time.Advance(TimeSpan.FromHours(1));

        Assert.Equal(looks, _source.Looks);
    }

    [Fact]
    public void WithoutAFault_NobodyLooks()
    {
        var looks = _source.Looks;

        _time.Advance(TimeSpan.FromHours(1));

        Assert.Equal(looks, _source.Looks);
    }

    [Fact]
    public void TheNextFault_IsWatchedAgain()
    {
        _injector.Decide(new(s_point))!.Dispose();
        _time.Advance(TimeSpan.FromMinutes(1));
        using var decision = _injector.Decide(new(s_point));
        var looks = _source.Looks;

        _time.Advance(TimeSpan.FromSeconds(3));

        Assert.Equal(looks + 3, _source.Looks);
    }

    [Fact]
    public void AProcessThatNoWorkEnters_IsLookedAfterAllTheTime()
    {
        _injector.Vigil.Stay();
        _source.Say(PlanLook.Gone("deleted"));

        _time.Advance(PlanVigil.Period);

        Assert.Null(_injector.Plan);
    }

    [Fact]
    public void APlanThatNeverChanges_NeedsNobody()
    {
        var source = new ScriptedSource { At = Timeout.InfiniteTimeSpan };
        _injector.Watch = new(_injector, source);
        _injector.Vigil.Stay();

        _time.Advance(TimeSpan.FromHours(1));

        Assert.Equal(0, source.Looks);
    }

    [Fact]
    public void WhenChaosHasEnded_NobodyLooks()
    {
        _injector.Vigil.Stay();
        var looks = _source.Looks;

        _injector.Dispose();
        _time.Advance(TimeSpan.FromHours(1));

        Assert.Equal(looks, _source.Looks);
    }
}
