using Microsoft.CodeAnalysis;

namespace FaultKit.Generators;

/// <summary>Registers the surfaces that an application references, from one module initializer, so that <c>UseChaos()</c> finds them.</summary>
/// <remarks>
/// Works in executables and test projects, where FaultKit.Core and an assembly with a <c>[FaultSurface]</c> are referenced; everywhere
/// else it emits nothing. The MSBuild property <c>FaultKitRegisterSurfaces</c>, set to false, turns it off; <c>FaultKitStartRelay</c>,
/// set to true, makes the initializer of an executable start the Lambda relay, for functions that no startup hook reaches.
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
        var findings = context.CompilationProvider
            .Combine(projects)
            .Select(static (pair, cancellation) => Findings.Of(pair.Left, pair.Right, cancellation))
            .WithTrackingName(SurfacesStep);

        context.RegisterSourceOutput(findings, static (output, found) =>
        {
            foreach (var problem in Findings.Lines(found.Problems))
            {
                output.ReportDiagnostic(Diagnostic.Create(Problems.Unregistered, Location.None, problem));
            }

            if (found.Relay == RelayStart.Missing)
            {
                output.ReportDiagnostic(Diagnostic.Create(Problems.NoRelay, Location.None));
            }

            if (found.Types.Length > 0)
            {
                output.AddSource(FileName, Registration.Write(Findings.Lines(found.Types), found.Relay == RelayStart.Emitted));
            }
        });
    }
}
