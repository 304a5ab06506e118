using Microsoft.CodeAnalysis;

namespace FaultKit.Generators;

/// <summary>Finds the surfaces that a compilation and the assemblies it references bring.</summary>
internal static class SurfaceSearch
{
    private const string Attribute = "FaultKit.FaultSurfaceAttribute";

    private const string Interface = "FaultKit.IFaultSurface";

    private const string Registry = "FaultKit.FaultSurfaces";

    public static (string Types, string Problems) Nothing => ("", "");

    /// <summary>The surfaces, as C# names them, and what is wrong with those that cannot be registered; a line each, in a fixed order.</summary>
    public static (string Types, string Problems) Find(Compilation compilation, CancellationToken cancellation)
    {
        if (compilation.Sole(Attribute) is not { } attribute
            || compilation.Sole(Interface) is not { } surface
            || compilation.Sole(Registry) is null)
        {
            return Nothing;
        }

        var check = new SurfaceCheck(compilation, surface);
        var types = new SortedSet<string>(StringComparer.Ordinal);
        var problems = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var assembly in Bringing(compilation, attribute.ContainingAssembly))
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var data in assembly.GetAttributes())
            {
                if (!SymbolEqualityComparer.Default.Equals(data.AttributeClass, attribute))
                {
                    continue;
                }

                var type = data.ConstructorArguments.FirstOrDefault(argument => argument.Kind == TypedConstantKind.Type).Value as ITypeSymbol;
                if (check.WhyNot(type) is { } reason)
                {
                    problems.Add($"{(type is null ? "A surface" : type.ToDisplayString())} of {assembly.Name} is left out, because {reason}");
                }
                else
                {
                    types.Add(type!.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat));
                }
            }
        }

        return (string.Join("\n", types), string.Join("\n", problems));
    }

    /// <summary>The assemblies that can bring a surface: this one, the one that defines what a surface is, and those that reference it.</summary>
    private static IEnumerable<IAssemblySymbol> Bringing(Compilation compilation, IAssemblySymbol core)
    {
        yield return compilation.Assembly;
        foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            if (SymbolEqualityComparer.Default.Equals(assembly, core)
                || assembly.Modules.Any(module => module.ReferencedAssemblies.Any(name => name.Name == core.Name)))
            {
                yield return assembly;
            }
        }
    }
}
