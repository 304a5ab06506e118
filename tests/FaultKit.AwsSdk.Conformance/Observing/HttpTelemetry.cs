using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace FaultKit.AwsSdk.Conformance;

/// <summary>Hears what the runtime says of the requests that the SDK sends, beside what the SDK says itself.</summary>
internal static class HttpTelemetry
{
    private const string Name = "System.Net.Http";

    /// <summary>Addresses differ from run to run.</summary>
    private static readonly string[] s_noise = ["server.address", "server.port", "url.full"];

    private static readonly AsyncLocal<TelemetryNotes?> s_notes = new();

    /// <summary>Writes what is said in this flow into notes.</summary>
    public static void WriteTo(TelemetryNotes notes) => s_notes.Value = notes;

    /// <summary>Begins to listen, for the process.</summary>
    public static IDisposable Listen()
    {
        var meters = new MeterListener
        {
            InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Meter.Name == Name && instrument.Name is "http.client.request.duration" or "http.client.active_requests")
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        meters.SetMeasurementEventCallback<double>(static (instrument, _, tags, _) => s_notes.Value?.Said($"{instrument.Name}{Text(tags.ToArray())}"));
        meters.SetMeasurementEventCallback<long>(static (instrument, value, tags, _) => s_notes.Value?.Said($"{instrument.Name} = {value}{Text(tags.ToArray())}"));
        meters.Start();
        var spans = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == Name,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => s_notes.Value is null ? ActivitySamplingResult.None : ActivitySamplingResult.AllData,
            ActivityStopped = static span => s_notes.Value?.Said($"{span.OperationName} {span.DisplayName} {span.Status}{Text(span.TagObjects)}"),
        };
        ActivitySource.AddActivityListener(spans);
        return new Both(meters, spans);
    }

    /// <summary>Whether a line of notes is the runtime's, and not the SDK's.</summary>
    public static bool IsOne(string line) => line.StartsWith(Name, StringComparison.Ordinal) || line.StartsWith("http.client.", StringComparison.Ordinal);

    private static string Text(IEnumerable<KeyValuePair<string, object?>> tags) =>
        $" {{{string.Join(", ", tags.Where(tag => !s_noise.Contains(tag.Key)).Select(tag => $"{tag.Key}={tag.Value}").Order(StringComparer.Ordinal))}}}";

    private sealed class Both(MeterListener meters, ActivityListener spans) : IDisposable
    {
        public void Dispose()
        {
            meters.Dispose();
            spans.Dispose();
        }
    }
}
