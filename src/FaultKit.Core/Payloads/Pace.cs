namespace FaultKit;

/// <summary>How slowly payloads pass by one fault.</summary>
/// <param name="Fault">The rate, or the pieces and pauses.</param>
/// <param name="Clock">What waits run on.</param>
/// <param name="End">When the plan ends by itself, and every wait with it; null for never.</param>
/// <param name="Off">Ends every wait: faults were turned off.</param>
internal sealed record Pace(SlowBodyFault Fault, TimeProvider Clock, DateTimeOffset? End, CancellationToken Off);
