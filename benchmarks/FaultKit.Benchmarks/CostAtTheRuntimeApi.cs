using BenchmarkDotNet.Attributes;
using FaultKit.Lambda;

namespace FaultKit.Benchmarks;

/// <summary>What does an invocation without a fault, fetched and answered, pay for the Runtime API handler?</summary>
[MemoryDiagnoser]
public class CostAtTheRuntimeApi
{
    private readonly RuntimeClient _bare = new(inner => inner);
    private readonly RuntimeClient _closed = new(inner => new RuntimeApiHandler(Injectors.Closed(), inner));
    private readonly RuntimeClient _watching = new(inner => new RuntimeApiHandler(Injectors.Watching(Plans.LambdaElsewhere(10)), inner));
    private readonly RuntimeClient _outbound = new(inner => new RuntimeApiHandler(Injectors.Watching(Plans.HttpElsewhere(10)), inner));

    [Benchmark(Baseline = true)]
    public object Bare() => _bare.Invoke();

    [Benchmark]
    public object Closed() => _closed.Invoke();

    [Benchmark]
    public object NoRuleForTheFunction() => _watching.Invoke();

    [Benchmark]
    public object RulesForOutboundCalls() => _outbound.Invoke();
}
