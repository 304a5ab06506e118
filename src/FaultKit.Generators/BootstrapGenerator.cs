using Microsoft.CodeAnalysis;

namespace FaultKit.Generators;

/// <summary>Gives Amazon's runtime client its line: <c>LambdaBootstrapBuilder.Create(handler, serializer).UseChaos()</c>.</summary>
/// <remarks>
/// Works in every project that references FaultKit.Lambda and the runtime client; elsewhere it emits nothing. What goes through the
/// pipeline is one value, so that nothing is emitted again until the shape of the runtime client has changed.
/// </remarks>
[Generator(LanguageNames.CSharp)]
public sealed class BootstrapGenerator : IIncrementalGenerator
{
    internal const string FileName = "FaultKit.LambdaBootstrap.g.cs";

    internal const string ShapeStep = "Shape";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        context.RegisterPostInitializationOutput(static output => output.AddEmbeddedAttributeDefinition());

        var shape = context.CompilationProvider
            .Select(static (compilation, _) => BootstrapSearch.Find(compilation))
            .WithTrackingName(ShapeStep);

        context.RegisterSourceOutput(shape, static (output, found) =>
        {
            if (found != BootstrapShape.None)
            {
                output.AddSource(FileName, BootstrapExtension.Write(found));
            }
        });
    }
}
