using System.Text;
using System.Text.Json;
using BenchmarkDotNet.Attributes;

namespace FaultKit.Benchmarks;

/// <summary>What does it cost to take a plan of a thousand rules into force?</summary>
[MemoryDiagnoser]
public class CostOfReading
{
    private readonly byte[] _plan;
    private readonly FaultPoint _point = FaultPoint.Http("GET", "https", "host-0.internal", 443);
    private readonly FaultInjector _injector = new(new() { Environment = Plans.Environment });

    public CostOfReading()
        : this(1_000)
    {
    }

    internal CostOfReading(int rules) => _plan = Encoding.UTF8.GetBytes(Plans.HttpElsewhere(rules));

    [Benchmark(Baseline = true)]
    public int DocumentModel()
    {
        using var document = JsonDocument.Parse(_plan);
        return document.RootElement.GetProperty("rules").GetArrayLength();
    }

    [Benchmark]
    public bool ReadAndCompile()
    {
        _injector.Load(PlanReader.Read(_plan, DateTimeOffset.UtcNow).Plan!);

        // A plan looks a place's rules up when it first meets it.
        return _injector.Concerns(_point);
    }
}
