using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FaultKit.Generators;

/// <summary>Says whether <c>new Surface()</c> would compile in the application: a warning is better than code that does not build.</summary>
internal sealed class SurfaceCheck(Compilation compilation, INamedTypeSymbol surface)
{
    /// <summary>Why a type cannot be registered as a surface; null where it can.</summary>
    public string? WhyNot(ITypeSymbol? type) => type switch
    {
        _ when compilation is CSharpCompilation { LanguageVersion: < LanguageVersion.CSharp9 } => "module initializers need C# 9",
        null => "its [FaultSurface] names no type",
        IErrorTypeSymbol => "the type is not to be found",
        not INamedTypeSymbol => "it is not a class",
        INamedTypeSymbol { IsUnboundGenericType: true } => "it is an open generic type",
        INamedTypeSymbol named => WhyNotNamed(named) ?? WhyNotCreated(named),
    };

    private string? WhyNotNamed(INamedTypeSymbol type) =>
        Bases(type).Any(HasGaps) || type.AllInterfaces.Any(HasGaps) ? "an assembly that it needs is not referenced"
        : !IsAccessible(type) ? "it is not accessible from here"
        : !HasOneMeaning(type) ? "its name stands for another type as well here, or has an alias in front of it"
        : !type.AllInterfaces.Contains(surface, SymbolEqualityComparer.Default) ? "it is no IFaultSurface"
        : type.IsStatic || type.IsAbstract || type.TypeKind is not (TypeKind.Class or TypeKind.Struct) || type.IsRefLikeType ? "it cannot be created"
        : null;

    private string? WhyNotCreated(INamedTypeSymbol type)
    {
        var constructor = type.InstanceConstructors.FirstOrDefault(candidate => candidate.Parameters.IsEmpty);
        return constructor is null || !IsAccessible(constructor) ? "it has no accessible constructor without parameters"
            : IsRefused(constructor) || IsRefused(type) ? "it is obsolete"
            : Bases(type).SelectMany(level => level.GetMembers()).Any(IsRequired) && !Has(constructor, "SetsRequiredMembersAttribute") ? "it has required members"
            : null;
    }

    private bool IsAccessible(ISymbol symbol) => compilation.IsSymbolAccessibleWithin(symbol, compilation.Assembly);

    /// <summary>Whether <c>global::</c> leads to the type and to nothing else: another assembly may have one of the same name, or a reference an alias.</summary>
    private bool HasOneMeaning(INamedTypeSymbol type)
    {
        var outermost = type;
        while (outermost.ContainingType is { } around)
        {
            outermost = around;
        }

        var name = outermost.MetadataName;
        for (var space = outermost.ContainingNamespace; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace)
        {
            name = $"{space.MetadataName}.{name}";
        }

        return compilation.GetTypesByMetadataName(name).Count(IsAccessible) == 1 && compilation.IsGlobal(type);
    }

    private static IEnumerable<INamedTypeSymbol> Bases(INamedTypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            yield return type;
        }
    }

    private static bool HasGaps(INamedTypeSymbol type) => type is IErrorTypeSymbol || type.TypeArguments.Any(argument => argument is IErrorTypeSymbol);

    private static bool IsRequired(ISymbol member) => member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true };

    /// <summary>Whether the compiler refuses to use it: obsolete, and an error.</summary>
    private static bool IsRefused(ISymbol symbol) =>
        symbol.GetAttributes().Any(data => data.AttributeClass?.Name == nameof(ObsoleteAttribute) && data.ConstructorArguments.Any(argument => argument.Value is true));

    private static bool Has(ISymbol symbol, string attribute) => symbol.GetAttributes().Any(data => data.AttributeClass?.Name == attribute);
}
