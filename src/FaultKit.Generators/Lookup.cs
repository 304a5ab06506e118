using Microsoft.CodeAnalysis;

namespace FaultKit.Generators;

/// <summary>Finds types that emitted code can name.</summary>
internal static class Lookup
{
    /// <summary>The one type of a name that code here can use; null where there is none, or where the compiler could not tell which.</summary>
    public static INamedTypeSymbol? Sole(this Compilation compilation, string name)
    {
        var types = compilation.GetTypesByMetadataName(name).Where(type => compilation.IsSymbolAccessibleWithin(type, compilation.Assembly)).ToArray();
        return types.Length == 1 && compilation.IsGlobal(types[0]) ? types[0] : null;
    }

    /// <summary>Whether <c>global::</c> leads to a type: its reference may have an alias instead.</summary>
    public static bool IsGlobal(this Compilation compilation, ITypeSymbol type) =>
        compilation.GetMetadataReference(type.ContainingAssembly) is not { Properties.Aliases: { IsEmpty: false } aliases } || aliases.Contains("global");
}
