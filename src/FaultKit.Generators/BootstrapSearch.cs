using Microsoft.CodeAnalysis;

namespace FaultKit.Generators;

/// <summary>Finds the runtime client's builder among what a project references. Whichever version it is: the shape counts.</summary>
internal static class BootstrapSearch
{
    private const string Builder = "Amazon.Lambda.RuntimeSupport.LambdaBootstrapBuilder";

    private const string Bootstrap = "Amazon.Lambda.RuntimeSupport.LambdaBootstrap";

    private const string Entrance = "FaultKit.Lambda.LambdaChaos";

    private const string Client = "System.Net.Http.HttpClient";

    public static BootstrapShape Find(Compilation compilation)
    {
        if (compilation.Sole(Builder) is not { IsStatic: false } builder
            || compilation.Sole(Entrance) is not { } entrance
            || entrance.GetMembers("TryCreateHttpClient").IsEmpty
            || !builder.GetMembers("UseHttpClient").OfType<IMethodSymbol>().Any(method => Takes(builder, method)))
        {
            return BootstrapShape.None;
        }

        return compilation.Sole(Bootstrap) is { } bootstrap && bootstrap.GetMembers("ConstructHttpClient").OfType<IMethodSymbol>().Any(Makes)
            ? BootstrapShape.BuilderAndClient
            : BootstrapShape.Builder;
    }

    private static bool Takes(INamedTypeSymbol builder, IMethodSymbol method) =>
        method is { IsStatic: false, DeclaredAccessibility: Accessibility.Public, Parameters: { Length: 1 } parameters }
        && parameters[0].Type.ToDisplayString() == Client
        && SymbolEqualityComparer.Default.Equals(method.ReturnType, builder);

    private static bool Makes(IMethodSymbol method) =>
        method is { IsStatic: true, DeclaredAccessibility: Accessibility.Public, Parameters.IsEmpty: true } && method.ReturnType.ToDisplayString() == Client;
}
