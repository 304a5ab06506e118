using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FaultKit.Conventions;

/// <summary>What the README shows compiles, is read, exists, and is what CI runs.</summary>
public sealed partial class ReadmeTests
{
    private static readonly string s_readme = Repository.Read("README.md");

    /// <summary>What the snippets take for granted: a handler, a host builder, a service under test, and the shape of Amazon's bootstrap.</summary>
    private const string Surroundings = """
        using System;
        using System.Net.Http;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;

        static class Snippet
        {
            interface ILambdaContext { string AwsRequestId { get; } string FunctionName { get; } }
            interface IOrders { Task PlaceAsync(string symbol, int count); }
            static class Assert { public static void Equal(int expected, int actual) { } }
            class LambdaBootstrapBuilder
            {
                public static LambdaBootstrapBuilder Create<TIn, TOut>(Func<TIn, ILambdaContext, Task<TOut>> handler, object serializer) => null!;
                public LambdaBootstrapBuilder UseChaos() => this;
                public LambdaBootstrapBuilder Build() => this;
                public Task RunAsync() => Task.CompletedTask;
            }

            static async Task Run(Func<string, ILambdaContext, Task<string>> handler, HostApplicationBuilder builder, object serializer, IOrders orders)
            {
        """;

    public static TheoryData<string> CSharp => [.. Blocks("csharp")];

    public static TheoryData<string> Plans => [.. Blocks("json")];

    public static TheoryData<string> Links => [.. Link().Matches(s_readme).Select(match => match.Groups[1].Value)];

    [Fact]
    public void Readme_IsShort() => Assert.InRange(s_readme.Count(c => c == '\n'), 60, 180);

    [Theory]
    [MemberData(nameof(CSharp))]
    public void Snippet_Compiles(string code)
    {
        // Usings stand at the head of a file.
        var usings = code.Split('\n').Where(line => line.StartsWith("using FaultKit", StringComparison.Ordinal)).ToArray();
        var body = string.Join('\n', code.Split('\n').Except(usings));
        var tree = CSharpSyntaxTree.ParseText($"{string.Join('\n', usings)}\n{Surroundings}\n{body}\nawait Task.CompletedTask; }} }}", cancellationToken: TestContext.Current.CancellationToken);
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path));
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);

        var errors = CSharpCompilation.Create("snippet", [tree], references, options).GetDiagnostics(TestContext.Current.CancellationToken)
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

        Assert.Empty(errors);
    }

    [Theory]
    [MemberData(nameof(Plans))]
    public void Plan_IsRead(string json)
    {
        var plan = FaultPlan.Parse(json);

        Assert.NotEmpty(plan.Rules);
    }

    [Theory]
    [MemberData(nameof(Links))]
    public void Link_LeadsSomewhere(string path) =>
        Assert.True(Path.Exists(Path.Combine(Repository.Root, path)), $"README.md links to {path}, which does not exist.");

    [Fact]
    public void ErrorMessageShown_IsTheOnePrinted()
    {
        var shown = Regex.Match(s_readme, "`chaos.json:(.*?) expected").Groups[1].Value;
        var broken = Blocks("json").First().Replace("800ms", "800", StringComparison.Ordinal);

        var failure = Assert.Throws<FaultPlanException>(() => FaultPlan.Parse(broken));

        Assert.StartsWith(shown, failure.Errors[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void ReadersPath_IsUnderSixHundredLines()
    {
        var path = Link().Matches(s_readme).Select(match => match.Groups[1].Value).Where(link => link.EndsWith(".cs", StringComparison.Ordinal));

        Assert.InRange(path.Sum(file => Repository.Lines(file).Length), 1, 600);
    }

    [Theory]
    [InlineData("dotnet run --project samples/TradeOrders")]
    [InlineData("dotnet run -c Release --project benchmarks/FaultKit.Benchmarks -- --budgets")]
    public void CommandShown_IsRunByCi(string command)
    {
        Assert.Contains(command, s_readme, StringComparison.Ordinal);

        Assert.Contains(command, Repository.Read(".ci/run"), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Blocks(string language)
    {
        var block = new StringBuilder();
        var isInside = false;
        foreach (var line in s_readme.Split('\n'))
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                if (isInside)
                {
                    yield return block.ToString();
                }

                isInside = !isInside && line == "```" + language;
                block.Clear();
            }
            else if (isInside)
            {
                block.AppendLine(line);
            }
        }
    }

    [GeneratedRegex(@"\]\((?!https?:)([^)#]+)\)")]
    private static partial Regex Link();
}
