using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FaultKit.Generators.Tests;

public sealed class SurfaceGeneratorTests
{
    [Fact]
    public void Executable_RegistersTheSurfacesItReferences()
    {
        var run = Run.Over(Some.Application(Some.Surface("Queues"), Some.Surface("Files"))).Compiles();

        Assert.Equal(["Files.Surface", "Queues.Surface"], run.Registered);
        Assert.Empty(run.Diagnostics);
    }

    [Fact]
    public void SameSurfacesInAnotherOrder_GiveTheSameSource()
    {
        var (queues, files) = (Some.Surface("Queues"), Some.Surface("Files"));

        Assert.Equal(Run.Over(Some.Application(queues, files)).Source, Run.Over(Some.Application(files, queues)).Source);
    }

    [Fact]
    public void EmittedClass_IsEmbedded_AndSaysWhoWroteIt()
    {
        var source = Run.Over(Some.Application(Some.Surface("Files"))).Source;

        var version = typeof(SurfaceGenerator).Assembly.GetName().Version!.ToString(3);
        Assert.Contains($"""
                [global::Microsoft.CodeAnalysis.Embedded]
                [global::System.CodeDom.Compiler.GeneratedCode("FaultKit.Generators", "{version}
            """.ReplaceLineEndings("\n"), source, StringComparison.Ordinal);
        Assert.DoesNotContain("System.Reflection", source, StringComparison.Ordinal);
    }

    [Fact]
    public void Library_RegistersNothing()
    {
        var library = Some.Library("Library", "public class C;", Some.Surface("Files"));

        Assert.Null(Run.Over(library).Compiles().Source);
    }

    [Fact]
    public void TestProject_RegistersWhateverItIsCompiledTo()
    {
        var library = Some.Library("Tests", "public class C;", Some.Surface("Files"));

        Assert.Equal(["Files.Surface"], Run.Over(library, ("IsTestProject", "True")).Compiles().Registered);
    }

    [Theory]
    [InlineData("false", false)]
    [InlineData("False", false)]
    [InlineData("true", true)]
    [InlineData("", true)]
    public void PropertyThatSaysFalse_TurnsItOff(string value, bool isOn)
    {
        var run = Run.Over(Some.Application(Some.Surface("Files")), ("FaultKitRegisterSurfaces", value)).Compiles();

        Assert.Equal(isOn, run.Source is not null);
    }

    [Fact]
    public void ExecutableWithoutSurfaces_HasNothingEmitted() => Assert.Null(Run.Over(Some.Application()).Compiles().Source);

    [Fact]
    public void ExecutableWithoutTheCore_HasNothingEmitted() => Assert.Null(Run.Over(Some.ApplicationWithoutCore()).Compiles().Source);

    [Fact]
    public void SurfaceOfTheExecutableItself_IsRegisteredToo_AndMayBeInternal()
    {
        var application = Some.Application().AddSyntaxTrees(CSharpSyntaxTree.ParseText(
            $"[assembly: FaultKit.FaultSurface(typeof(Own))] sealed class Own : FaultKit.IFaultSurface {Some.Members}", cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(["Own"], Run.Over(application).Compiles().Registered);
    }

    [Fact]
    public void SurfaceNamedTwice_IsRegisteredOnce()
    {
        var library = Some.Library("Files", $"[assembly: FaultKit.FaultSurface(typeof(S)), FaultKit.FaultSurface(typeof(S))] public class S : FaultKit.IFaultSurface {Some.Members}");

        Assert.Equal(["S"], Run.Over(Some.Application(library.Reference())).Compiles().Registered);
    }

    [Fact]
    public void AssembliesThatShareInternalsAndBothRegister_DoNotMeet()
    {
        var files = Some.Surface("Files");
        var first = Run.Over(
            Some.Library("First", """[assembly: System.Runtime.CompilerServices.InternalsVisibleTo("Second")] class Shared;""", files), ("IsTestProject", "true"));
        var second = Some.Library("Second", "class C { Shared? s = new(); object O() => s ??= new(); }", files, first.Compiles().Reference());

        var run = Run.Over(second, ("IsTestProject", "true")).Compiles();

        Assert.NotNull(first.Source);
        Assert.NotNull(run.Source);
    }

    [Fact]
    public void EditElsewhere_WritesNothingAgain()
    {
        var application = Some.Application(Some.Surface("Files"));
        var first = Run.Over(application);

        var second = first.Again(application.AddSyntaxTrees(CSharpSyntaxTree.ParseText("class Edited;", cancellationToken: TestContext.Current.CancellationToken)));

        Assert.True(first.HasWritten);
        Assert.Equal((IncrementalStepRunReason.Unchanged, false), (second.Reason, second.HasWritten));
        Assert.Equal(first.Source, second.Compiles().Source);
    }

    [Fact]
    public void SurfaceThatIsAdded_IsWritten()
    {
        var application = Some.Application(Some.Surface("Files"));

        var second = Run.Over(application).Again(application.AddReferences(Some.Surface("Queues")));

        Assert.Equal((IncrementalStepRunReason.Modified, true), (second.Reason, second.HasWritten));
        Assert.Equal(["Files.Surface", "Queues.Surface"], second.Compiles().Registered);
    }
}
