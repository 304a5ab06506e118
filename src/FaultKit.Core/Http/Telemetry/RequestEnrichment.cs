using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net.Http.Metrics;
using System.Runtime.CompilerServices;

namespace FaultKit;

/// <summary>The tags that an application adds to the runtime's metric of a request (<see cref="HttpMetricsEnrichmentContext.AddCallback"/>).</summary>
internal static class RequestEnrichment
{
    /// <summary>Where the runtime keeps an application's callbacks (.NET 10).</summary>
    private static readonly HttpRequestOptionsKey<List<Action<HttpMetricsEnrichmentContext>>> s_callbacks = new(nameof(HttpMetricsEnrichmentContext));

    /// <summary>Records how long a request took, as the runtime would: with these tags, and with those of the application.</summary>
    public static void Record(Histogram<double> duration, TimeSpan time, in TagList tags, HttpRequestMessage request, HttpResponseMessage? response, Exception? failure)
    {
        if (request.Options.TryGetValue(s_callbacks, out var callbacks))
        {
            try
            {
                Record(null, callbacks, request, response, failure, time, tags, duration);
                return;
            }
            catch (MissingMethodException)
            {
                // Another runtime than the one that this was written for: without the application's tags.
            }
        }

        duration.Record(time.TotalSeconds, tags);
    }

    // A context cannot be made by others than the runtime. Bound by the compiler: no reflection, and the trimmer knows.
    [UnsafeAccessor(UnsafeAccessorKind.StaticMethod, Name = "RecordDurationWithEnrichment")]
    private static extern void Record(
        HttpMetricsEnrichmentContext? owner,
        List<Action<HttpMetricsEnrichmentContext>> callbacks,
        HttpRequestMessage request,
        HttpResponseMessage? response,
        Exception? exception,
        TimeSpan durationTime,
        in TagList commonTags,
        Histogram<double> requestDuration);
}
