namespace FaultKit;

/// <summary>One call that a test's injector was asked about, and what became of each rule of its plan.</summary>
/// <param name="Time">When it was asked.</param>
/// <param name="Point">The point the call passed through.</param>
/// <param name="Path">Its path; empty where its kind of point has none.</param>
/// <param name="Rules">The rules, in the order of the plan.</param>
public sealed record CallTrace(DateTimeOffset Time, FaultPoint Point, string Path, IReadOnlyList<RuleVerdict> Rules);
