namespace FaultKit;

/// <summary>Says that an assembly brings a surface, for the generator to register in the applications that reference it.</summary>
/// <param name="surface">The surface: a public type with a public constructor without parameters.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class FaultSurfaceAttribute(Type surface) : Attribute
{
    /// <summary>The surface.</summary>
    public Type Surface { get; } = surface;
}
