using System.Reflection;
using System.Text.RegularExpressions;

namespace FaultKit.Conventions;

public sealed partial class HouseRulesTests
{
    private static readonly Assembly[] s_packages =
        [typeof(Chaos).Assembly, typeof(ChaosServiceExtensions).Assembly, typeof(Lambda.LambdaChaos).Assembly, typeof(AwsSdk.AwsSdkSurface).Assembly, typeof(Testing.FaultTest).Assembly];

    private static readonly IReadOnlyList<string> s_sources = Repository.Sources("src");

    [Fact]
    public void SourceFiles_FitTheirCeiling() => Assert.DoesNotContain(s_sources, path => Repository.Lines(path).Length > 300);

    [Fact]
    public void SourceFiles_AreSmallInTheMedian()
    {
        var lengths = s_sources.Select(path => Repository.Lines(path).Length).Order().ToArray();

        Assert.InRange(lengths[lengths.Length / 2], 1, 60);
    }

    [Fact]
    public void SourceFiles_HoldOnePublicTypeAtMost() =>
        Assert.DoesNotContain(s_sources, path => PublicType().Count(Repository.Read(path)) > 1);

    [Fact]
    public void SourceFiles_LeaveNothingForLater() =>
        Assert.DoesNotContain(s_sources, path => Later().IsMatch(Repository.Read(path)));

    [Fact]
    public void Linq_IsForCodeThatNoFunctionRuns()
    {
        // Its iterators, made for each type, were a quarter of what FaultKit added to the start of a function compiled ahead of time.
        string[] elsewhere = ["/Explaining/", "/Fis/", "/Schema/", "/Wire/Aws/"];
        var queries = s_sources.Where(path => path.Contains("/FaultKit.Core/", StringComparison.Ordinal) || path.Contains("/FaultKit.Lambda/", StringComparison.Ordinal))
            .Where(path => !elsewhere.Any(folder => path.Contains(folder, StringComparison.Ordinal)))
            .Where(path => Repository.Read(path).Contains("using System.Linq", StringComparison.Ordinal));

        Assert.Empty(queries);
    }

    [Fact]
    public void PublicClasses_AreClosed()
    {
        var open = s_packages.SelectMany(package => package.GetExportedTypes())
            .Where(type => type.IsClass && !type.IsSealed && !type.IsAbstract)
            .Select(type => type.FullName);

        Assert.Empty(open);
    }

    [Fact]
    public void BannedSymbols_EachHaveAReason()
    {
        var silent = Repository.Lines("build/BannedSymbols.txt").Where(line => line.Split(';', 2) is not [_, { Length: > 20 }]);

        Assert.Empty(silent);
    }

    [Fact]
    public void Tests_SkipNothingSilently()
    {
        var skipping = Repository.Sources("tests").Where(path => SilentSkip().IsMatch(Repository.Read(path)));

        Assert.Empty(skipping);
    }

    [Fact]
    public void Tests_DoNotSleep()
    {
        var sleeping = Repository.Sources("tests").Where(path => Sleep().IsMatch(Repository.Read(path)));

        Assert.Empty(sleeping);
    }

    [GeneratedRegex(@"^public (?:static |sealed |abstract |readonly |ref |partial )*(?:class|record|struct|interface|enum|delegate)\b.*$", RegexOptions.Multiline)]
    private static partial Regex PublicType();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|NotImplementedException)\b")]
    private static partial Regex Later();

    [GeneratedRegex("Skip ?= ?\"")]
    private static partial Regex SilentSkip();

    [GeneratedRegex(@"Thread\.Sleep\(|Task\.Delay\([0-9]")]
    private static partial Regex Sleep();
}
