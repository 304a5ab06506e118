using System.Reflection;
using System.Text.RegularExpressions;

namespace FaultKit.Conventions;

public sealed partial class HouseRulesTests
{
    private static readonly Assembly[] s_packages =
        [typeof(Chaos).Assembly, typeof(ChaosServiceExtensions).Assembly, typeof(Lambda.LambdaChaos).Assembly, typeof(Testing.FaultTest).Assembly];

    public static TheoryData<string> SourceFiles => [.. Repository.Sources("src")];

    [Theory]
    [MemberData(nameof(SourceFiles))]
    public void SourceFile_FitsItsCeiling(string path) => Assert.InRange(Repository.Lines(path).Length, 1, 300);

    [Fact]
    public void SourceFiles_AreSmallInTheMedian()
    {
        var lengths = Repository.Sources("src").Select(path => Repository.Lines(path).Length).Order().ToArray();

        Assert.InRange(lengths[lengths.Length / 2], 1, 60);
    }

    [Theory]
    [MemberData(nameof(SourceFiles))]
    public void SourceFile_HoldsOnePublicTypeAtMost(string path)
    {
        var types = PublicType().Matches(Repository.Read(path)).Select(match => match.Value.Trim());

        Assert.InRange(types.Count(), 0, 1);
    }

    [Theory]
    [MemberData(nameof(SourceFiles))]
    public void SourceFile_LeavesNothingForLater(string path) =>
        Assert.DoesNotMatch(@"\b(TODO|FIXME|HACK|NotImplementedException)\b", Repository.Read(path));

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

    [GeneratedRegex("Skip ?= ?\"")]
    private static partial Regex SilentSkip();

    [GeneratedRegex(@"Thread\.Sleep\(|Task\.Delay\([0-9]")]
    private static partial Regex Sleep();
}
