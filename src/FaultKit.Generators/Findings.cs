namespace FaultKit.Generators;

/// <summary>What the module initializer has to do: values alone, so that nothing is emitted again until one of them has changed.</summary>
/// <param name="Types">The surfaces, as C# names them; a line each, in a fixed order.</param>
/// <param name="Problems">What is wrong with those that cannot be registered; a line each, in a fixed order.</param>
/// <param name="Relay">Whether it starts the Lambda relay.</param>
internal record struct Findings(string Types, string Problems, RelayStart Relay)
{
    private const string Surface = "FaultKit.Lambda.LambdaSurface";

    /// <summary>What a project asks for, and what it references.</summary>
    public static Findings Of(Microsoft.CodeAnalysis.Compilation compilation, ProjectSettings project, CancellationToken cancellation)
    {
        var kind = compilation.Options.OutputKind;
        var (types, problems) = project.Wants(kind) ? SurfaceSearch.Find(compilation, cancellation) : SurfaceSearch.Nothing;
        var relay = !project.WantsRelay(kind) ? RelayStart.None : compilation.Sole(Surface) is null ? RelayStart.Missing : RelayStart.Emitted;

        // Who registers surfaces by hand does so in Main, and this comes before it.
        return new(relay == RelayStart.Emitted && types.Length == 0 ? "global::" + Surface : types, problems, relay);
    }

    /// <summary>The lines of one of its texts.</summary>
    public static IEnumerable<string> Lines(string text) => text.Length == 0 ? [] : text.Split('\n');
}
