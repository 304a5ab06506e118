using BenchmarkDotNet.Attributes;

namespace FaultKit.Benchmarks;

/// <summary>What does an invocation pay for a plan that may change while the function runs?</summary>
[MemoryDiagnoser]
public class CostAtTheBoundary
{
    private readonly Func<string, Handlers.Invocation, Task<string>>[] _off = Handlers.With(Injectors.Watching(Plans.Off));
    private readonly Func<string, Handlers.Invocation, Task<string>>[] _on = Handlers.With(Injectors.Watching(Plans.LambdaElsewhere(10)));

    [Benchmark(Baseline = true, OperationsPerInvoke = Handlers.Calls)]
    public object Bare() => Handlers.CallAll(Handlers.Bare);

    [Benchmark(OperationsPerInvoke = Handlers.Calls)]
    public object WrapperThatReadsAClock() => Handlers.CallAll(Handlers.Clocked);

    [Benchmark(OperationsPerInvoke = Handlers.Calls)]
    public object WatchingAndOff() => Handlers.CallAll(_off);

    [Benchmark(OperationsPerInvoke = Handlers.Calls)]
    public object WatchingAndOn() => Handlers.CallAll(_on);
}
