using Microsoft.CodeAnalysis;

namespace FaultKit.Generators;

/// <summary>Registers the surfaces that an application references, from one module initializer, so that <c>UseChaos()</c> finds them.</summary>
/// <remarks>
/// Works in executables and test projects, where FaultKit.Core and an assembly with a <c>[FaultSurface]</c> are referenced; everywhere
/// else it emits nothing. The MSBuild property <c>FaultKitRegisterSurfaces</c>, set to false, turns it off. What goes through the
/// pipeline is texts, so that nothing is emitted again until the set of surfaces has changed.
/// </remarks>
[Generator(LanguageNames.CSharp)]
public sealed class SurfaceGenerator : IIncrementalGenerator
{
    internal const string FileName = "FaultKit.Surfaces.g.cs";

    internal const string SurfacesStep = "Surfaces";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        context.RegisterPostInitializationOutput(static output => output.AddEmbeddedAttributeDefinition());

        var projects = context.AnalyzerConfigOptionsProvider.Select(static (options, _) => ProjectSettings.Read(options.GlobalOptions));
        var surfaces = context.CompilationProvider
            .Combine(projects)
            .Select(static (pair, cancellation) => pair.Right.Wants(pair.Left.Options.OutputKind)
                ? SurfaceSearch.Find(pair.Left, cancellation)
                : SurfaceSearch.Nothing)
            .WithTrackingName(SurfacesStep);

        context.RegisterSourceOutput(surfaces, static (output, found) =>
        {
            foreach (var problem in SurfaceSearch.Lines(found.Problems))
            {
                output.ReportDiagnostic(Diagnostic.Create(Problems.Unregistered, Location.None, problem));
            }

            if (found.Types.Length > 0)
            {
                output.AddSource(FileName, Registration.Write(SurfaceSearch.Lines(found.Types)));
            }
        });
    }
}
