namespace FaultKit;

/// <summary>A function that a target selects.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Qualifier">The alias or version that it has to be invoked by; null for any.</param>
internal sealed record FisSelected(string Name, string? Qualifier)
{
    public override string ToString() => Qualifier is null ? Name : $"{Name}:{Qualifier}";
}
