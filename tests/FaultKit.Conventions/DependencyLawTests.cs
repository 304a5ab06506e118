using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace FaultKit.Conventions;

/// <summary>The core references base libraries only; a surface knows the core and one foreign library; surfaces never know each other.</summary>
public sealed class DependencyLawTests
{
    /// <summary>What each package may reference beside the core. Only the packages named here exist.</summary>
    private static readonly Dictionary<string, string[]> s_law = new()
    {
        // The core packs the generator and does not use it: see the test below.
        ["FaultKit.Core"] = ["FaultKit.Generators"],
        ["FaultKit.Generators"] = ["Microsoft.CodeAnalysis.CSharp"],
        ["FaultKit"] = ["FaultKit.Core", "Microsoft.Extensions.Hosting.Abstractions", "Microsoft.Extensions.Http"],
        ["FaultKit.Lambda"] = ["FaultKit.Core"],
        ["FaultKit.AwsSdk"] = ["FaultKit.Core", "AWSSDK.Core"],

        // The layer compiles the sources of the core and of the Lambda surface into an assembly that needs no other.
        ["FaultKit.Layer"] = [],
        ["FaultKit.Testing"] = ["AWSSDK.Core", "FaultKit", "FaultKit.AwsSdk", "FaultKit.Core", "Microsoft.AspNetCore.App", "Spectre.Console"],
    };

    public static TheoryData<string> Packages => [.. Directory.GetDirectories(Path.Combine(Repository.Root, "src")).Select(path => Path.GetFileName(path)!)];

    [Theory]
    [MemberData(nameof(Packages))]
    public void Package_ReferencesWhatTheLawAllows(string package)
    {
        var project = XDocument.Load(Path.Combine(Repository.Root, "src", package, package + ".csproj"));

        var references = project.Descendants()
            .Where(element => element.Name.LocalName is "PackageReference" or "ProjectReference" or "FrameworkReference" or "Reference")
            .Select(element => Path.GetFileNameWithoutExtension(element.Attribute("Include")!.Value) is var name && element.Name.LocalName == "ProjectReference"
                ? name
                : element.Attribute("Include")!.Value);

        Assert.Equal(s_law[package].Order(), references.Order());
    }

    [Fact]
    public void Core_ReferencesBaseLibrariesAlone()
    {
        var foreign = typeof(Chaos).Assembly.GetReferencedAssemblies().Where(name => !name.Name!.StartsWith("System.", StringComparison.Ordinal));

        Assert.Empty(foreign);
    }

    [Fact]
    public void OtherRoomsOfTheCore_DoNotKnowTheHttpRoom()
    {
        var types = Repository.Sources("src/FaultKit.Core/Http").Select(path => Path.GetFileNameWithoutExtension(path));
        var words = new Regex($@"\b({string.Join('|', types)})\b");

        var knowing = Repository.Sources("src/FaultKit.Core")
            .Where(path => !path.Contains("/Http/", StringComparison.Ordinal))
            .Where(path => words.IsMatch(Repository.Read(path)));

        Assert.Empty(knowing);
    }
}
