using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FaultKit.Generators.Tests;

/// <summary>What cannot be registered is left out with a warning, and what can be is registered all the same.</summary>
public sealed class OddSurfaceTests
{
    public static TheoryData<string, string, string> Odd => new()
    {
        { "null!", "", "A surface of Odd is left out, because its [FaultSurface] names no type" },
        { "typeof(int[])", "", "int[] of Odd is left out, because it is not a class" },
        { "typeof(S)", $"class S : FaultKit.IFaultSurface {Some.Members}", "it is not accessible from here" },
        { "typeof(Outer.S)", $"public class Outer {{ internal class S : FaultKit.IFaultSurface {Some.Members} }}", "it is not accessible from here" },
        { "typeof(S<>)", $"public class S<T> : FaultKit.IFaultSurface {Some.Members}", "it is an open generic type" },
        { "typeof(S<Hidden>)", $"class Hidden; public class S<T> : FaultKit.IFaultSurface {Some.Members}", "it is not accessible from here" },
        { "typeof(string)", "", "it is no IFaultSurface" },
        { "typeof(S)", "public interface S : FaultKit.IFaultSurface;", "it cannot be created" },
        { "typeof(S)", $"public abstract class S : FaultKit.IFaultSurface {Some.Members}", "it cannot be created" },
        { "typeof(S)", ClassWith("public int I => i;", "(int i)"), "it has no accessible constructor without parameters" },
        { "typeof(S)", ClassWith("private S() { }"), "it has no accessible constructor without parameters" },
        { "typeof(S)", ClassWith("public required int I { get; set; }"), "it has required members" },
        { "typeof(S)", ClassWith("[System.Obsolete(\"gone\", true)] public S() { }"), "it is obsolete" },
    };

    public static TheoryData<string, string, string> Unusual => new()
    {
        { "typeof(S)", $"public struct S : FaultKit.IFaultSurface {Some.Members}", "S" },
        { "typeof(S<int>)", $"public class S<T> : FaultKit.IFaultSurface {Some.Members}", "S<int>" },
        { "typeof(Outer.S)", $"public class Outer {{ public class S : FaultKit.IFaultSurface {Some.Members} }}", "Outer.S" },
        { "typeof(@event.@class)", $"namespace @event {{ public class @class : FaultKit.IFaultSurface {Some.Members} }}", "@event.@class" },
        { "typeof(S)", $"[System.Obsolete(\"old\")] public class S : FaultKit.IFaultSurface {Some.Members}", "S" },
        { "typeof(S)", $"[System.Diagnostics.CodeAnalysis.Experimental(\"X1\")] public class S : FaultKit.IFaultSurface {Some.Members}", "S" },
    };

    [Theory]
    [MemberData(nameof(Odd))]
    public void SurfaceThatCannotBeRegistered_IsAWarning_AndLeftOut(string argument, string source, string reason)
    {
        var odd = Some.Library("Odd", $"[assembly: FaultKit.FaultSurface({argument})]\n{source}").Reference();

        var run = Run.Over(Some.Application(odd, Some.Surface("Files"))).Compiles();

        var warning = Assert.Single(run.Diagnostics);
        Assert.Equal(("FK0001", DiagnosticSeverity.Warning), (warning.Id, warning.Severity));
        Assert.Contains(reason, Assert.Single(run.Messages), StringComparison.Ordinal);
        Assert.Equal(["Files.Surface"], run.Registered);
    }

    [Theory]
    [MemberData(nameof(Unusual))]
    public void UnusualSurface_IsRegistered(string argument, string source, string name)
    {
        var library = Some.Library("Unusual", $"#pragma warning disable\n[assembly: FaultKit.FaultSurface({argument})]\n{source}").Reference();

        var run = Run.Over(Some.Application(library)).Compiles();

        Assert.Equal([name], run.Registered);
        Assert.Empty(run.Diagnostics);
    }

    [Fact]
    public void InternalSurfaceOfAFriend_IsRegistered()
    {
        var friend = Some.Library("Friend", $"""
            [assembly: FaultKit.FaultSurface(typeof(S)), System.Runtime.CompilerServices.InternalsVisibleTo("Application")]
            class S : FaultKit.IFaultSurface {Some.Members}
            """);

        Assert.Equal(["S"], Run.Over(Some.Application(friend.Reference())).Compiles().Registered);
    }

    [Fact]
    public void TwoSurfacesOfOneName_AreLeftOut()
    {
        var source = $"[assembly: FaultKit.FaultSurface(typeof(S))] public class S : FaultKit.IFaultSurface {Some.Members}";
        var (one, two) = (Some.Library("One", source).Reference(), Some.Library("Two", source).Reference());

        var run = Run.Over(Some.Application(one, two, Some.Surface("Files"))).Compiles();

        Assert.Equal(2, run.Diagnostics.Length);
        Assert.Equal(["Files.Surface"], run.Registered);
    }

    [Fact]
    public void SurfaceBehindAnAlias_IsLeftOut()
    {
        var run = Run.Over(Some.Application(Some.Surface("Files").WithAliases(["files"]))).Compiles();

        Assert.Contains("alias", Assert.Single(run.Messages), StringComparison.Ordinal);
    }

    [Fact]
    public void SurfaceWhoseAssemblyIsNotReferenced_IsLeftOut()
    {
        var files = Some.Library("Files", $"public class S : FaultKit.IFaultSurface {Some.Members}").Reference();
        var naming = Some.Library("Naming", "[assembly: FaultKit.FaultSurface(typeof(S))]", files).Reference();

        var run = Run.Over(Some.Application(naming)).Compiles();

        Assert.Contains("S of Naming is left out, because the type is not to be found", Assert.Single(run.Messages), StringComparison.Ordinal);
        Assert.Null(run.Source);
    }

    [Fact]
    public void SurfaceWhoseBaseIsNotReferenced_IsLeftOut()
    {
        var bases = Some.Library("Bases", $"public class B : FaultKit.IFaultSurface {Some.Members}").Reference();
        var files = Some.Library("Files", "[assembly: FaultKit.FaultSurface(typeof(S))] public class S : B;", bases).Reference();

        var run = Run.Over(Some.Application(files)).Compiles();

        Assert.Contains("an assembly that it needs is not referenced", Assert.Single(run.Messages), StringComparison.Ordinal);
    }

    [Fact]
    public void LanguageWithoutModuleInitializers_HasNothingEmitted()
    {
        var old = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.CSharp8);
        var application = Some.Application(Some.Surface("Files")).RemoveAllSyntaxTrees()
            .AddSyntaxTrees(CSharpSyntaxTree.ParseText(
                "static class P { static void Main() { } }", old, cancellationToken: TestContext.Current.CancellationToken));

        var run = Run.Over(application).Compiles();

        Assert.Contains("C# 9", Assert.Single(run.Messages), StringComparison.Ordinal);
        Assert.Null(run.Source);
    }

    [Fact]
    public void AttributeOfTheSameNameFromElsewhere_IsNotOurs()
    {
        var other = Some.Library("Other", """
            [assembly: Other.FaultSurface(typeof(string))]
            namespace Other { class FaultSurfaceAttribute(System.Type t) : System.Attribute { public System.Type T => t; } }
            """);

        var run = Run.Over(Some.Application(other.Reference())).Compiles();

        Assert.Empty(run.Diagnostics);
    }

    private static string ClassWith(string member, string parameters = "") =>
        $"public class S{parameters} : FaultKit.IFaultSurface {{ {member} {Some.Members[1..]}";
}
