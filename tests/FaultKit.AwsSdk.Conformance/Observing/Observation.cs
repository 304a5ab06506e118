namespace FaultKit.AwsSdk.Conformance;

/// <summary>What came of a call, as its caller and its telemetry see it.</summary>
/// <param name="Sees">What the caller sees, in short.</param>
/// <param name="Attempts">How often the SDK tried.</param>
/// <param name="Exceptions">The exceptions with all they say, line by line, and the innermost last; for a batch that was answered, what became of its entries.</param>
/// <param name="Telemetry">Measurements and spans, line by line.</param>
internal sealed record Observation(string Sees, int Attempts, string Exceptions, string Telemetry);
