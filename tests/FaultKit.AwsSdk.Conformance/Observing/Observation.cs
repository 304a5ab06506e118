namespace FaultKit.AwsSdk.Conformance;

/// <summary>What came of a call, as its caller and its telemetry see it.</summary>
/// <param name="Sees">What the caller sees, in short.</param>
/// <param name="Attempts">How often the SDK tried.</param>
/// <param name="Details">Everything, line by line: exceptions with all they say, measurements, spans.</param>
internal sealed record Observation(string Sees, int Attempts, string Details);
