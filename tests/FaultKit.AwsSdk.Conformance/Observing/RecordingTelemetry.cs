using Amazon.Runtime.Telemetry;

namespace FaultKit.AwsSdk.Conformance;

/// <summary>Hears every counter, histogram and span of one client.</summary>
/// <param name="notes">Where they are written down.</param>
internal sealed class RecordingTelemetry(TelemetryNotes notes) : TelemetryProvider(new RecordingMeters(notes), new RecordingTracers(notes));
