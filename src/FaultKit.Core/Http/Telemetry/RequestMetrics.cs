using System.Diagnostics.Metrics;

namespace FaultKit;

/// <summary>The runtime's metrics of requests, under its names, from a meter of its name: who listens to that hears both.</summary>
internal sealed class RequestMetrics
{
    private const string Name = "System.Net.Http";

    /// <summary>The bounds that the runtime advises (OpenTelemetry's semantic conventions, http.client.request.duration).</summary>
    private static readonly InstrumentAdvice<double> s_bounds =
        new() { HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10] };

    private static readonly RequestMetrics s_process = new(new Meter(Name));

    /// <summary>A meter hands out the same instrument for the same name, so these are the runtime's own where the meter is.</summary>
    private RequestMetrics(Meter meter)
    {
        Active = meter.CreateUpDownCounter<long>("http.client.active_requests", "{request}", "Number of outbound HTTP requests that are currently active on the client.");
        Duration = meter.CreateHistogram("http.client.request.duration", "s", "Duration of HTTP client requests.", null, s_bounds);
    }

    public UpDownCounter<long> Active { get; }

    public Histogram<double> Duration { get; }

    public bool IsHeard => Active.Enabled || Duration.Enabled;

    /// <summary>The metrics of a host, or of the process.</summary>
    public static RequestMetrics? Of(IMeterFactory? meters)
    {
        try
        {
            return meters is null ? s_process : new(meters.Create(new MeterOptions(Name)));
        }
        catch (ObjectDisposedException)
        {
            // The host has ended, and with it everybody who listened to its meters.
            return null;
        }
    }
}
