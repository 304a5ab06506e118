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

    public static readonly DiagnosticDescriptor NoRelay = new(
        "FK0002",
        "The Lambda relay cannot be started",
        "FaultKitStartRelay is set, but FaultKit.Lambda is not referenced; no relay will be started",
        "FaultKit",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The relay is part of FaultKit.Lambda: reference it, or take FaultKitStartRelay out of the project.");
}
