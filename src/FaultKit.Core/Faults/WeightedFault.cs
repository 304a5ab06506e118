namespace FaultKit;

/// <summary>One of the alternatives of a <see cref="OneOfFault"/>.</summary>
/// <param name="Weight">How often it is picked, against the weights of the others; above 0.</param>
/// <param name="Fault">What then goes wrong.</param>
public sealed record WeightedFault(double Weight, Fault Fault);
