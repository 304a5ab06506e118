namespace FaultKit;

/// <summary>A fault that chance let through at one call.</summary>
/// <param name="Rule">The rule it comes from.</param>
/// <param name="Fault">The fault: the rule's own, or the one picked of its alternatives.</param>
/// <param name="Occurrence">Which of the scope's matching calls at the point it is, from 1.</param>
/// <param name="Draw">The numbers that belong to it.</param>
internal sealed record ChosenFault(CompiledRule Rule, Fault Fault, int Occurrence, FaultDraw Draw);
