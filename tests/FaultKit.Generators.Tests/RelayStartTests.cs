using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FaultKit.Generators.Tests;

/// <summary><c>FaultKitStartRelay</c>: the relay starts before <c>Main</c>, where a project asks for it.</summary>
public sealed class RelayStartTests
{
    private const string Line = "            global::FaultKit.Chaos.UseChaos();\n";

    [Fact]
    public void ExecutableThatAsks_SwitchesChaosOn_AfterAllSurfacesAreRegistered()
    {
        var run = Run.Over(Some.Application(Some.Lambda, Some.Surface("Files")), ("FaultKitStartRelay", "true")).Compiles();

        Assert.Equal(["FaultKit.Lambda.LambdaSurface", "Files.Surface"], run.Registered);
        Assert.EndsWith("Register(new global::Files.Surface());\n" + Line + "        }\n    }\n}\n", run.Source, StringComparison.Ordinal);
        Assert.Empty(run.Diagnostics);
    }

    [Theory]
    [InlineData("True", true)]
    [InlineData("false", false)]
    [InlineData("", false)]
    public void OnlyTrue_IsTrue(string value, bool starts)
    {
        var run = Run.Over(Some.Application(Some.Lambda), ("FaultKitStartRelay", value)).Compiles();

        Assert.Equal(starts, run.Source!.Contains(Line, StringComparison.Ordinal));
    }

    [Fact]
    public void ExecutableThatRegistersByHand_StillHasItsRelay()
    {
        var run = Run.Over(Some.Application(Some.Lambda, Some.Surface("Files")), ("FaultKitStartRelay", "true"), ("FaultKitRegisterSurfaces", "false")).Compiles();

        Assert.Equal(["FaultKit.Lambda.LambdaSurface"], run.Registered);
        Assert.Contains(Line, run.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void Library_StartsNothing() =>
        Assert.Null(Run.Over(Some.Library("Library", "public class C;", Some.Lambda), ("FaultKitStartRelay", "true")).Compiles().Source);

    [Fact]
    public void TestProject_StartsNothing() =>
        Assert.DoesNotContain(Line, Run.Over(Some.Application(Some.Lambda), ("FaultKitStartRelay", "true"), ("IsTestProject", "true")).Compiles().Source!, StringComparison.Ordinal);

    [Fact]
    public void WithoutFaultKitLambda_AWarningSaysSo()
    {
        var run = Run.Over(Some.Application(Some.Surface("Files")), ("FaultKitStartRelay", "true")).Compiles();

        var warning = Assert.Single(run.Diagnostics);
        Assert.Equal(("FK0002", DiagnosticSeverity.Warning), (warning.Id, warning.Severity));
        Assert.Equal(["Files.Surface"], run.Registered);
        Assert.DoesNotContain(Line, run.Source!, StringComparison.Ordinal);
    }

    [Fact]
    public void EditElsewhere_WritesNothingAgain()
    {
        var application = Some.Application(Some.Lambda);
        var first = Run.Over(application, ("FaultKitStartRelay", "true"));

        var second = first.Again(application.AddSyntaxTrees(CSharpSyntaxTree.ParseText("class Edited;", cancellationToken: TestContext.Current.CancellationToken)));

        Assert.Equal((IncrementalStepRunReason.Unchanged, false), (second.Reason, second.HasWritten));
    }
}
