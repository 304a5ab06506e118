using System.Text.RegularExpressions;

namespace FaultKit.Conventions;

/// <summary>The code that docs/writing-a-surface.md shows is the code that is compiled and tested.</summary>
public sealed partial class SurfaceGuideTests
{
    private const string Fixture = "tests/Fixtures/";

    private static readonly string s_guide = Repository.Read("docs/writing-a-surface.md").ReplaceLineEndings("\n");

    public static TheoryData<string, string, string> Shown =>
        [.. Block().Matches(s_guide).Select(match => (match.Groups["file"].Value, match.Groups["name"].Value, match.Groups["code"].Value))];

    [Theory]
    [MemberData(nameof(Shown))]
    public void BlockShown_IsTheCodeThatIsCompiled(string file, string name, string code)
    {
        var path = Fixture + (file.Contains('/', StringComparison.Ordinal) ? file : $"DepotSurface/{file}");

        Assert.Equal(Snippet(path, name), code);
    }

    [Fact]
    public void EveryBlock_SaysWhereItIsFrom() =>
        Assert.Equal(s_guide.Split("```csharp").Length - 1, Shown.Count);

    [Fact]
    public void Guide_IsShort() => Assert.InRange(s_guide.Count(c => c == '\n'), 60, 150);

    /// <summary>The lines of a file between <c>// snippet: NAME</c> and the next <c>// end</c>.</summary>
    private static string Snippet(string path, string name) => string.Concat(Repository.Lines(path)
        .SkipWhile(line => line.Trim() != $"// snippet: {name}").Skip(1)
        .TakeWhile(line => line.Trim() != "// end")
        .Select(line => line + "\n"));

    [GeneratedRegex(@"```csharp (?<file>\S+): (?<name>\S+)\n(?<code>.*?)```\n", RegexOptions.Singleline)]
    private static partial Regex Block();
}
