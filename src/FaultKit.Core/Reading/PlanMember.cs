namespace FaultKit;

/// <summary>A property of an object of the document.</summary>
/// <remarks>A class: lists of a value type of ours would be compiled anew whenever a process starts.</remarks>
/// <param name="Name">Its name.</param>
/// <param name="Offset">Where the name begins, in bytes from the start of the document.</param>
/// <param name="Value">Its value.</param>
internal sealed record PlanMember(string Name, int Offset, PlanNode Value);
