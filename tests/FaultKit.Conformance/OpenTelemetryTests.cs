using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace FaultKit.Conformance;

/// <summary>What reaches a dashboard: the SDK that most of them are fed by takes injected failures for the runtime's own.</summary>
public sealed class OpenTelemetryTests
{
    private const string Runtime = "System.Net.Http";

    [Fact]
    public async Task InjectedFailure_IsASpanThatFailed()
    {
        var spans = new List<Activity>();
        using (Sdk.CreateTracerProviderBuilder().AddSource(Runtime).AddInMemoryExporter(spans).Build())
        {
            await FailAsync(new Uri("http://prices.internal/"));
        }

        Assert.Equal((ActivityStatusCode.Error, "connection_error"), Assert.Single(spans) is var span ? (span.Status, span.GetTagItem("error.type")) : default);
    }

    [Fact]
    public async Task InjectedFailure_IsCountedInTheHistogramOfTheRuntime()
    {
        var metrics = new List<Metric>();
        await using var server = await KestrelServer.StartAsync(_ => Task.CompletedTask);
        using (var provider = Sdk.CreateMeterProviderBuilder().AddMeter(Runtime).AddInMemoryExporter(metrics).Build())
        {
            using var client = new HttpClient();
            using var response = await client.GetAsync(server.Address, TestContext.Current.CancellationToken);
            await FailAsync(server.Address);
            provider.ForceFlush();
        }

        var durations = Assert.Single(metrics.DistinctBy(metric => metric.GetHashCode()), metric => metric.Name == "http.client.request.duration");
        Assert.Equal(2, Counts(durations).Sum());
    }

    private static List<long> Counts(Metric metric)
    {
        var counts = new List<long>();
        foreach (ref readonly var point in metric.GetMetricPoints())
        {
            counts.Add(point.GetHistogramCount());
        }

        return counts;
    }

    private static async Task FailAsync(Uri address)
    {
        using var injector = new FaultInjector(new() { Environment = "Test" });
        injector.Load(FaultPlan.Parse("""{"version": 1, "enabled": true, "environments": ["Test"], "seed": 1, "rules": [{"name": "rule", "target": "http:*", "fault": {"type": "error"}}]}"""));
        using var client = new HttpClient(new FaultHttpHandler(injector, new SocketsHttpHandler()));
        await Record.ExceptionAsync(() => client.GetAsync(address, TestContext.Current.CancellationToken));
    }
}
