using System.Text.RegularExpressions;

namespace FaultKit.Conventions;

/// <summary>The code that docs/testing.md shows is the code that is compiled and run.</summary>
public sealed partial class TestingGuideTests
{
    private const string Source = "tests/FaultKit.Testing.Tests/Scenarios/TestingGuideTests.cs";

    private static readonly string s_guide = Repository.Read("docs/testing.md").ReplaceLineEndings("\n");

    public static TheoryData<string, string> Shown => [.. Block().Matches(s_guide).Select(match => (match.Groups["name"].Value, match.Groups["code"].Value))];

    [Theory]
    [MemberData(nameof(Shown))]
    public void BlockShown_IsTheCodeThatIsRun(string name, string code) => Assert.Equal(Snippet(name), code);

    [Fact]
    public void EveryBlock_SaysWhichItIs() => Assert.Equal(s_guide.Split("```csharp").Length - 1, Shown.Count);

    [Fact]
    public void EverySnippet_IsShown()
    {
        var kept = Repository.Lines(Source).Select(line => line.Trim()).Where(line => line.StartsWith("// snippet: ", StringComparison.Ordinal)).Select(line => line["// snippet: ".Length..]);

        Assert.Equal(kept.Order(), Block().Matches(s_guide).Select(match => match.Groups["name"].Value).Where(name => !IsFile(name)).Order());
    }

    [Fact]
    public void Guide_IsTheLongestPage()
    {
        var pages = Directory.GetFiles(Path.Combine(Repository.Root, "docs"), "*.md").ToDictionary(path => Path.GetFileName(path), path => Repository.Lines(path).Length);

        Assert.Equal("testing.md", pages.MaxBy(page => page.Value).Key);
    }

    /// <summary>The lines between <c>// snippet: NAME</c> and the next <c>// end</c>, moved to the margin; or a whole file.</summary>
    private static string Snippet(string name)
    {
        if (IsFile(name))
        {
            return Repository.Read(Path.Combine(Path.GetDirectoryName(Source)!, name)).ReplaceLineEndings("\n");
        }

        var lines = Repository.Lines(Source).SkipWhile(line => line.Trim() != $"// snippet: {name}").Skip(1).TakeWhile(line => line.Trim() != "// end").ToArray();
        var margin = lines.Where(line => line.Length > 0).Min(line => line.Length - line.TrimStart().Length);
        return string.Concat(lines.Select(line => (line.Length > 0 ? line[margin..] : line) + "\n"));
    }

    private static bool IsFile(string name) => name.EndsWith(".cs", StringComparison.Ordinal);

    [GeneratedRegex(@"```csharp (?<name>\S+)\n(?<code>.*?)```\n", RegexOptions.Singleline)]
    private static partial Regex Block();
}
