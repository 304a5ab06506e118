namespace FaultKit;

/// <summary>The call fails.</summary>
/// <param name="Exception">The failure, built afresh for this hit: a shared exception would share its stack trace.</param>
public sealed record FailMove(Exception Exception) : FaultMove;
