using Amazon.Runtime.Telemetry;
using Amazon.Runtime.Telemetry.Tracing;

namespace FaultKit.AwsSdk.Conformance;

/// <summary>Writes down every span, when it ends.</summary>
/// <param name="notes">Where.</param>
internal sealed class RecordingTracers(TelemetryNotes notes) : TracerProvider
{
    public override Tracer GetTracer(string scope) => new RecordingTracer(notes);

    private sealed class RecordingTracer(TelemetryNotes notes) : Tracer
    {
        public override TraceSpan CreateSpan(string name, Attributes? initialAttributes = null, SpanKind spanKind = SpanKind.INTERNAL, SpanContext? parentContext = null) =>
            new Span(notes, $"{name} {spanKind}", initialAttributes);
    }

    private sealed class Span(TelemetryNotes notes, string name, Attributes? initial) : TraceSpan
    {
        private readonly Dictionary<string, object> _attributes = (initial?.AllAttributes ?? []).ToDictionary(pair => pair.Key, pair => pair.Value);
        private readonly List<string> _events = [];
        private SpanStatus _status = SpanStatus.UNSET;
        private bool _isOver;

        public override void EmitEvent(string name, Attributes? attributes = null) => _events.Add(name + TelemetryNotes.Text(attributes?.AllAttributes));

        public override void SetAttribute(string key, object value) => _attributes[key] = value;

        public override void SetStatus(SpanStatus spanStatus) => _status = spanStatus;

        public override void RecordException(Exception exception, Attributes? attributes = null) => _events.Add($"exception {exception.GetType().Name}");

        public override void End()
        {
            if (!_isOver)
            {
                _isOver = true;
                notes.Ended($"{name} {_status}{TelemetryNotes.Text(_attributes)} {string.Join("; ", _events)}".TrimEnd());
            }
        }

        protected override void Dispose(bool disposing)
        {
            End();
            base.Dispose(disposing);
        }
    }
}
