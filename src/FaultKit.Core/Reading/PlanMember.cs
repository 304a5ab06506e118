namespace FaultKit;

/// <summary>A property of an object of the document.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Offset">Where the name begins, in bytes from the start of the document.</param>
/// <param name="Value">Its value.</param>
internal readonly record struct PlanMember(string Name, int Offset, PlanNode Value);
