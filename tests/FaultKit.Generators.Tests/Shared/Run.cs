using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace FaultKit.Generators.Tests;

/// <summary>A run of a generator over a compilation, and what the compiler says to its result.</summary>
internal sealed class Run
{
    private readonly GeneratorDriver _driver;
    private readonly Compilation _after;
    private readonly string _file;
    private readonly string _step;

    private Run(GeneratorDriver driver, Compilation compilation, string file, string step)
    {
        (_file, _step) = (file, step);
        _driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out _after, out var diagnostics, TestContext.Current.CancellationToken);
        Diagnostics = diagnostics;
    }

    /// <summary>What the generator said.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    public IEnumerable<string> Messages => Diagnostics.Select(diagnostic => diagnostic.GetMessage(CultureInfo.InvariantCulture));

    /// <summary>The source that it is there for; null where none was emitted.</summary>
    public string? Source =>
        Result.GeneratedSources.SingleOrDefault(source => source.HintName == _file).SourceText?.ToString();

    /// <summary>The surfaces that it registers.</summary>
    public IEnumerable<string> Registered => (Source ?? "").Split('\n')
        .Select(line => line.Trim())
        .Where(line => line.StartsWith("global::FaultKit.FaultSurfaces.Register(new ", StringComparison.Ordinal))
        .Select(line => line["global::FaultKit.FaultSurfaces.Register(new global::".Length..^"());".Length]);

    /// <summary>Why its search gave what it gave: new, changed, or what it was.</summary>
    public IncrementalStepRunReason Reason => Assert.Single(Assert.Single(Result.TrackedSteps[_step]).Outputs).Reason;

    /// <summary>Whether the source was written again.</summary>
    public bool HasWritten => Result.TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(step => step.Outputs)
        .Any(output => output.Reason is IncrementalStepRunReason.New or IncrementalStepRunReason.Modified);

    public MetadataReference Reference() => _after.Reference();

    private GeneratorRunResult Result => Assert.Single(_driver.GetRunResult().Results);

    /// <summary>A run of the one that registers surfaces.</summary>
    public static Run Over(CSharpCompilation compilation, params (string Property, string Value)[] properties) =>
        new(Driver(new SurfaceGenerator(), compilation, properties), compilation, SurfaceGenerator.FileName, SurfaceGenerator.SurfacesStep);

    /// <summary>A run of the one that extends the bootstrap's builder.</summary>
    public static Run OverBootstrap(CSharpCompilation compilation) =>
        new(Driver(new BootstrapGenerator(), compilation, []), compilation, BootstrapGenerator.FileName, BootstrapGenerator.ShapeStep);

    /// <summary>The next run, over a changed compilation.</summary>
    public Run Again(CSharpCompilation compilation) => new(_driver, compilation, _file, _step);

    /// <summary>The generator did not throw, and the compiler has nothing to say to the result.</summary>
    public Run Compiles()
    {
        Assert.Null(Result.Exception);
        Assert.DoesNotContain(_after.GetDiagnostics(TestContext.Current.CancellationToken), diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning);
        return this;
    }

    private static CSharpGeneratorDriver Driver(
        IIncrementalGenerator generator, CSharpCompilation compilation, (string Property, string Value)[] properties) => CSharpGeneratorDriver.Create(
            [generator.AsSourceGenerator()],
            optionsProvider: new Properties(properties.ToDictionary(pair => "build_property." + pair.Property, pair => pair.Value)),
            parseOptions: (CSharpParseOptions)compilation.SyntaxTrees[0].Options,
            driverOptions: new(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    private sealed class Properties(Dictionary<string, string> values) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(values);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;
    }

    private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
