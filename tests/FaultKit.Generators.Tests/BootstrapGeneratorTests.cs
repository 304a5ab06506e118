using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FaultKit.Generators.Tests;

/// <summary><c>LambdaBootstrapBuilder.UseChaos()</c>: there where the builder is, and nowhere else.</summary>
public sealed class BootstrapGeneratorTests
{
    private const string Function = """
        using Amazon.Lambda.RuntimeSupport;
        using FaultKit;
        using FaultKit.Lambda;

        class Function
        {
            LambdaBootstrap Build() => LambdaBootstrapBuilder.Create(() => System.Threading.Tasks.Task.CompletedTask).UseChaos().Build();
            LambdaBootstrap BuildWith(FaultInjector injector) => LambdaBootstrapBuilder.Create(Handler.UseChaos()).UseChaos(injector).Build();
            System.Func<System.Threading.Tasks.Task> Handler => () => System.Threading.Tasks.Task.CompletedTask;
        }
        """;

    [Fact]
    public void ProjectWithTheBuilder_HasItsLine_BesideThatOfTheHandler()
    {
        var run = Run.OverBootstrap(Some.Library("Function", Function, Some.Lambda, Some.RuntimeSupport())).Compiles();

        Assert.NotNull(run.Source);
        Assert.Empty(run.Diagnostics);
    }

    [Fact]
    public void Executable_HasItToo() =>
        Assert.NotNull(Run.OverBootstrap(Some.Application(Some.Lambda, Some.RuntimeSupport()).AddSyntaxTrees(Tree(Function))).Compiles().Source);

    [Fact]
    public void EmittedClass_IsEmbedded_AndSaysWhoWroteIt()
    {
        var source = Run.OverBootstrap(Some.Library("Function", Function, Some.Lambda, Some.RuntimeSupport())).Source;

        var version = typeof(BootstrapGenerator).Assembly.GetName().Version!.ToString(3);
        Assert.Contains($"""
                [global::Microsoft.CodeAnalysis.Embedded]
                [global::System.CodeDom.Compiler.GeneratedCode("FaultKit.Generators", "{version}
            """.ReplaceLineEndings("\n"), source, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', source!);
    }

    [Fact]
    public void RuntimeClientThatShowsItsHttpClient_KeepsItsHeaders() =>
        Assert.Contains("ConstructHttpClient()", Run.OverBootstrap(Some.Library("Function", Function, Some.Lambda, Some.RuntimeSupport())).Source, StringComparison.Ordinal);

    [Fact]
    public void RuntimeClientThatDoesNot_HasTheLineAllTheSame()
    {
        var run = Run.OverBootstrap(Some.Library("Function", Function, Some.Lambda, Some.RuntimeSupport(bootstrap: "public class LambdaBootstrap;"))).Compiles();

        Assert.DoesNotContain("ConstructHttpClient", run.Source!, StringComparison.Ordinal);
    }

    [Fact]
    public void WithoutTheRuntimeClient_NothingIsEmitted() => Assert.Null(Run.OverBootstrap(Some.Application(Some.Lambda)).Compiles().Source);

    [Fact]
    public void WithoutFaultKitLambda_NothingIsEmitted() => Assert.Null(Run.OverBootstrap(Some.Application(Some.RuntimeSupport())).Compiles().Source);

    [Theory]
    [InlineData("class LambdaBootstrapBuilder { public LambdaBootstrapBuilder UseHttpClient(HttpClient client) => this; }")]
    [InlineData("public static class LambdaBootstrapBuilder { public static void UseHttpClient(HttpClient client) { } }")]
    [InlineData("public class LambdaBootstrapBuilder { public void UseHttpClient(HttpClient client) { } }")]
    [InlineData("public class LambdaBootstrapBuilder { public LambdaBootstrapBuilder UseHttpClient(string client) => this; }")]
    [InlineData("public class LambdaBootstrapBuilder { protected LambdaBootstrapBuilder UseHttpClient(HttpClient client) => this; }")]
    [InlineData("public class LambdaBootstrapBuilder;")]
    public void BuilderOfAnotherShape_IsLeftAlone(string builder) =>
        Assert.Null(Run.OverBootstrap(Some.Application(Some.Lambda, Some.RuntimeSupport(builder))).Compiles().Source);

    [Fact]
    public void BuilderThatHasTwoMeanings_IsLeftAlone()
    {
        var other = Some.Library("Other", "namespace Amazon.Lambda.RuntimeSupport { public class LambdaBootstrapBuilder; }").Reference();

        Assert.Null(Run.OverBootstrap(Some.Application(Some.Lambda, Some.RuntimeSupport(), other)).Compiles().Source);
    }

    [Fact]
    public void CopyThatNobodyCanSee_IsNoSecondMeaning()
    {
        var other = Some.Library("Other", "namespace Amazon.Lambda.RuntimeSupport { class LambdaBootstrapBuilder; }").Reference();

        Assert.NotNull(Run.OverBootstrap(Some.Application(Some.Lambda, Some.RuntimeSupport(), other)).Compiles().Source);
    }

    [Fact]
    public void BuilderBehindAnAlias_IsLeftAlone() =>
        Assert.Null(Run.OverBootstrap(Some.Application(Some.Lambda, Some.RuntimeSupport().WithAliases(["amazon"]))).Compiles().Source);

    [Fact]
    public void AssembliesThatShareInternalsAndBothHaveIt_DoNotMeet()
    {
        var client = Some.RuntimeSupport();
        var first = Run.OverBootstrap(Some.Library("First", Function, Some.Lambda, client)
            .AddSyntaxTrees(Tree("""[assembly: System.Runtime.CompilerServices.InternalsVisibleTo("Second")] class Shared;""")));
        var second = Some.Library("Second", Function.Replace("class Function", "class Other", StringComparison.Ordinal), Some.Lambda, client, first.Compiles().Reference())
            .AddSyntaxTrees(Tree("class Both { Shared? s = new(); object O() => s ??= new(); }"));

        var run = Run.OverBootstrap(second).Compiles();

        Assert.NotNull(first.Source);
        Assert.NotNull(run.Source);
    }

    [Fact]
    public void OldLanguageVersion_IsEnough()
    {
        var options = new CSharpParseOptions(LanguageVersion.CSharp7);
        var library = CSharpCompilation.Create("Old", [CSharpSyntaxTree.ParseText("class C { }", options, cancellationToken: TestContext.Current.CancellationToken)],
            Some.Library("Any", "class C;", Some.Lambda, Some.RuntimeSupport()).References, new(OutputKind.DynamicallyLinkedLibrary));

        Assert.NotNull(Run.OverBootstrap(library).Compiles().Source);
    }

    [Fact]
    public void EditElsewhere_WritesNothingAgain()
    {
        var library = Some.Library("Function", Function, Some.Lambda, Some.RuntimeSupport());
        var first = Run.OverBootstrap(library);

        var second = first.Again(library.AddSyntaxTrees(Tree("class Edited;")));

        Assert.True(first.HasWritten);
        Assert.Equal((IncrementalStepRunReason.Unchanged, false), (second.Reason, second.HasWritten));
        Assert.Equal(first.Source, second.Compiles().Source);
    }

    [Fact]
    public void RuntimeClientThatIsAdded_GetsItsLine()
    {
        var application = Some.Application(Some.Lambda);

        var second = Run.OverBootstrap(application).Again(application.AddReferences(Some.RuntimeSupport()));

        Assert.Equal((IncrementalStepRunReason.Modified, true), (second.Reason, second.HasWritten));
        Assert.NotNull(second.Compiles().Source);
    }

    private static SyntaxTree Tree(string source) => CSharpSyntaxTree.ParseText(source, cancellationToken: TestContext.Current.CancellationToken);
}
