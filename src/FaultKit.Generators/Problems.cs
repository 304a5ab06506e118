using Microsoft.CodeAnalysis;

namespace FaultKit.Generators;

/// <summary>What the generator has to say.</summary>
internal static class Problems
{
    public static readonly DiagnosticDescriptor Unregistered = new(
        "FK0001",
        "A surface cannot be registered",
        "{0}; UseChaos() will not attach it",
        "FaultKit",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A [FaultSurface] names a public, concrete IFaultSurface with a public constructor without parameters.");
}
