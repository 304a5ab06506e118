namespace FaultKit;

/// <summary>What came of reading a document.</summary>
/// <param name="Plan">The plan; null where the document was refused.</param>
/// <param name="Errors">Everything that is wrong with it.</param>
/// <param name="TurnsOff">Whether it holds an <c>enabled</c> that can be read and is not true: that turns off, whatever else is wrong.</param>
internal sealed record PlanReading(FaultPlan? Plan, IReadOnlyList<PlanError> Errors, bool TurnsOff);
