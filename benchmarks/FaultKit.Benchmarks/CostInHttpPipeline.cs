using BenchmarkDotNet.Attributes;

namespace FaultKit.Benchmarks;

/// <summary>What does a request pay for a handler in its client's pipeline?</summary>
[MemoryDiagnoser]
public class CostInHttpPipeline
{
    private static readonly Uri s_address = new("https://prices.internal/quotes/ACME?depth=5");

    private readonly HttpClient _noOp = new(new NoOpHandler(new StubServer()));
    private readonly HttpClient _closed = new(new FaultHttpHandler(Injectors.Closed(), new StubServer()));
    private readonly HttpClient _on = new(new FaultHttpHandler(Injectors.On(Plans.HttpElsewhere(10)), new StubServer()));
    private readonly HttpClient _pollyOff = new(new PollyChaosHandler(PollyChaos.ForHttp(isOn: false), new StubServer()));
    private readonly HttpClient _pollyOn = new(new PollyChaosHandler(PollyChaos.ForHttp(isOn: true), new StubServer()));

    [Benchmark(Baseline = true)]
    public object NoOp() => Send(_noOp);

    [Benchmark]
    public object Closed() => Send(_closed);

    [Benchmark]
    public object OnWithoutARuleForTheHost() => Send(_on);

    [Benchmark]
    public object PollyOff() => Send(_pollyOff);

    [Benchmark]
    public object PollyOn() => Send(_pollyOn);

    private static HttpResponseMessage Send(HttpClient client) =>
        client.SendAsync(new(HttpMethod.Get, s_address), HttpCompletionOption.ResponseHeadersRead).GetAwaiter().GetResult();
}
