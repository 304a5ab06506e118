using Amazon.Runtime.Telemetry;
using Amazon.Runtime.Telemetry.Metrics;

namespace FaultKit.AwsSdk.Conformance;

/// <summary>Writes down every measurement.</summary>
/// <param name="notes">Where.</param>
internal sealed class RecordingMeters(TelemetryNotes notes) : MeterProvider
{
    public override Meter GetMeter(string scope, Attributes? attributes = null) => new RecordingMeter(notes);

    private sealed class RecordingMeter(TelemetryNotes notes) : Meter
    {
        public override UpDownCounter<T> CreateUpDownCounter<T>(string name, string? units = null, string? description = null) => new Up<T>(notes, name);

        public override MonotonicCounter<T> CreateMonotonicCounter<T>(string name, string? units = null, string? description = null) => new Counter<T>(notes, name);

        public override Histogram<T> CreateHistogram<T>(string name, string? units = null, string? description = null) => new Times<T>(notes, name);
    }

    private sealed class Up<T>(TelemetryNotes notes, string name) : UpDownCounter<T>
        where T : struct
    {
        public override void Add(T value, Attributes? attributes = null) => notes.Measured(name, value, attributes);
    }

    private sealed class Counter<T>(TelemetryNotes notes, string name) : MonotonicCounter<T>
        where T : struct
    {
        public override void Add(T value, Attributes? attributes = null) => notes.Measured(name, value, attributes);
    }

    private sealed class Times<T>(TelemetryNotes notes, string name) : Histogram<T>
        where T : struct
    {
        public override void Record(T value, Attributes? attributes = null) => notes.Measured(name, value, attributes);
    }
}
