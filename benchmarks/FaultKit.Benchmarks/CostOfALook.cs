using BenchmarkDotNet.Attributes;

namespace FaultKit.Benchmarks;

/// <summary>What does it cost to see that a plan's file has not changed?</summary>
[MemoryDiagnoser]
public class CostOfALook : IDisposable
{
    private readonly string _path = Path.GetTempFileName();
    private readonly FaultInjector _injector = new(new() { Environment = Plans.Environment });

    public CostOfALook()
    {
        File.WriteAllText(_path, Plans.LambdaElsewhere(10));
        _injector.Watch = new PlanWatch(_injector, new FilePlanSource(_path));
    }

    [Benchmark(Baseline = true)]
    public DateTime ModificationTime() => File.GetLastWriteTimeUtc(_path);

    [Benchmark]
    public void Look() => _injector.Refresh();

    [GlobalCleanup]
    public void Dispose()
    {
        _injector.Dispose();
        File.Delete(_path);
        GC.SuppressFinalize(this);
    }
}
