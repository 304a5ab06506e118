using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FaultKit.Generators.Tests;

/// <summary>Libraries and applications, compiled in memory.</summary>
internal static class Some
{
    /// <summary>What a surface has to have; a test says what is special about its own.</summary>
    public const string Members = "{ public FaultKit.PointKind Kind => default; public void Attach(FaultKit.FaultInjector injector) { } }";

    /// <summary>FaultKit.Lambda, as it is referenced.</summary>
    public static MetadataReference Lambda { get; } = MetadataReference.CreateFromFile(typeof(Lambda.LambdaChaos).Assembly.Location);

    private static readonly MetadataReference s_core = MetadataReference.CreateFromFile(typeof(Chaos).Assembly.Location);

    private static readonly MetadataReference[] s_platform =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(path) == "netstandard.dll")
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    public static CSharpCompilation Application(params IEnumerable<MetadataReference> references) =>
        Compilation("Application", OutputKind.ConsoleApplication, "System.Console.WriteLine();", [s_core, .. references]);

    public static CSharpCompilation ApplicationWithoutCore() =>
        Compilation("Application", OutputKind.ConsoleApplication, "System.Console.WriteLine();", []);

    public static CSharpCompilation Library(string name, string source, params IEnumerable<MetadataReference> references) =>
        Compilation(name, OutputKind.DynamicallyLinkedLibrary, source, [s_core, .. references]);

    /// <summary>A library that brings a surface.</summary>
    public static MetadataReference Surface(string name) =>
        Library(name, $$"""[assembly: FaultKit.FaultSurface(typeof({{name}}.Surface))] namespace {{name}} { public sealed class Surface : FaultKit.IFaultSurface {{Members}} }""").Reference();

    /// <summary>An assembly with the name of Amazon's runtime client, and of its shape what a test says.</summary>
    public static MetadataReference RuntimeSupport(string builder = Builder, string bootstrap = Bootstrap) => Library(
        "Amazon.Lambda.RuntimeSupport",
        $$"""
        using System.Net.Http;
        namespace Amazon.Lambda.RuntimeSupport;
        {{builder}}
        {{bootstrap}}
        """).Reference();

    /// <summary>The shape of the bootstrap's builder, as far as it matters here.</summary>
    public const string Builder = """
        public class LambdaBootstrapBuilder
        {
            public static LambdaBootstrapBuilder Create(System.Func<System.Threading.Tasks.Task> handler) => new();
            public LambdaBootstrapBuilder UseHttpClient(HttpClient client) => this;
            public LambdaBootstrap Build() => new();
        }
        """;

    /// <summary>The same of the bootstrap itself.</summary>
    public const string Bootstrap = "public class LambdaBootstrap { public static HttpClient ConstructHttpClient() => new(); }";

    public static MetadataReference Reference(this Compilation compilation)
    {
        var image = new MemoryStream();
        var result = compilation.Emit(image, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return MetadataReference.CreateFromImage(image.ToArray());
    }

    private static CSharpCompilation Compilation(string name, OutputKind kind, string source, IEnumerable<MetadataReference> references) => CSharpCompilation.Create(
        name,
        [CSharpSyntaxTree.ParseText(source, path: "Source.cs", cancellationToken: TestContext.Current.CancellationToken)],
        [.. s_platform, .. references],
        new(kind, nullableContextOptions: NullableContextOptions.Enable, specificDiagnosticOptions: [new("CS8019", ReportDiagnostic.Suppress)]));
}
