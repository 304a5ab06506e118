using BenchmarkDotNet.Attributes;
using Polly;

namespace FaultKit.Benchmarks;

/// <summary>What does a call pay for rules that speak to it, when the dice say no?</summary>
[MemoryDiagnoser]
public class CostOfADecision
{
    private readonly FaultPoint _point = FaultPoint.Custom("ledger.commit");
    private readonly FaultScope _scope = new(ScopeKind.Invocation, "8476a536-e9f4-11e8-9739-2dfe598c3fcd");
    private readonly FaultInjector _closed = Injectors.Closed();
    private readonly FaultInjector _one = Injectors.On(Plans.Here(1));
    private readonly FaultInjector _ten = Injectors.On(Plans.Here(10));
    private readonly FaultInjector _ending = Injectors.On(Plans.EndingIn(TimeSpan.FromHours(1), 10));
    private readonly ResiliencePipeline<string> _polly = PollyChaos.AtRateZero(10);

    [Benchmark(Baseline = true)]
    public object? Closed() => _closed.Decide(new(_point, scope: _scope));

    [Benchmark]
    public object? OneRule() => _one.Decide(new(_point, scope: _scope));

    [Benchmark]
    public object? TenRules() => _ten.Decide(new(_point, scope: _scope));

    [Benchmark]
    public object? TenRulesOfAPlanThatExpires() => _ending.Decide(new(_point, scope: _scope));

    [Benchmark]
    public object TenPollyStrategies() => _polly.ExecuteAsync(static _ => new ValueTask<string>("")).GetAwaiter().GetResult();
}
