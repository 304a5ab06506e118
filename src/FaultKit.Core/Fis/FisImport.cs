namespace FaultKit;

/// <summary>What a template of AWS FIS became.</summary>
/// <param name="Plan">The plan; it expires with the last of the actions. <see cref="FaultPlan.ToJson"/> makes a document of it.</param>
/// <param name="Notes">What the experiment would do and the plan does not, or not in the same way: a sentence each, which begins with the path of what it is about.</param>
public sealed record FisImport(FaultPlan Plan, IReadOnlyList<string> Notes);
