using BenchmarkDotNet.Attributes;

namespace FaultKit.Benchmarks;

/// <summary>What does a call pay for rules that speak to other places, and does it matter how many they are?</summary>
[MemoryDiagnoser]
public class CostWhenNothingMatches
{
    private Func<string, Handlers.Invocation, Task<string>>[] _handlers = [];

    [Params(1, 1_000, 10_000)]
    public int Rules { get; set; }

    [GlobalSetup]
    public void Load() => _handlers = Handlers.With(Injectors.Watching(Plans.LambdaElsewhere(Rules)));

    [Benchmark(Baseline = true, OperationsPerInvoke = Handlers.Calls)]
    public object Bare() => Handlers.CallAll(Handlers.Bare);

    [Benchmark(OperationsPerInvoke = Handlers.Calls)]
    public object NoRuleHere() => Handlers.CallAll(_handlers);
}
