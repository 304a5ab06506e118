using BenchmarkDotNet.Attributes;
using Polly;

namespace FaultKit.Benchmarks;

/// <summary>What does a handler pay for chaos that is switched in and turned off?</summary>
[MemoryDiagnoser]
public class CostWhenOff
{
    private readonly Func<string, Handlers.Invocation, Task<string>>[] _closed = Handlers.With(Injectors.Closed());
    private readonly ResiliencePipeline<string> _polly = PollyChaos.FourDisabled;

    [Benchmark(Baseline = true, OperationsPerInvoke = Handlers.Calls)]
    public object Bare() => Handlers.CallAll(Handlers.Bare);

    [Benchmark(OperationsPerInvoke = Handlers.Calls)]
    public object NoOpWrapper() => Handlers.CallAll(Handlers.NoOp);

    [Benchmark(OperationsPerInvoke = Handlers.Calls)]
    public object Closed() => Handlers.CallAll(_closed);

    [Benchmark(OperationsPerInvoke = Handlers.Calls)]
    public object FourPollyStrategies()
    {
        var last = "";
        for (var i = 0; i < Handlers.Calls; i++)
        {
            var call = _polly.ExecuteAsync(static (handler, _) => new ValueTask<string>(handler("order", null!)), Handlers.Bare[i & 3]);
            last = call.GetAwaiter().GetResult();
        }

        return last;
    }
}
