using System.Text.RegularExpressions;

namespace FaultKit.Tests;

/// <summary>docs/fis.md shows what is compiled, read and written here.</summary>
public sealed partial class FisDocumentTests
{
    private const string Page = "docs/fis.md";

    private static readonly string s_page = Repository.Read(Page).ReplaceLineEndings("\n");

    [Fact]
    public void TheTemplate_MakesThePlan_ByTheCodeShown()
    {
        var template = Block("json template");

        // snippet: import
        var import = FisTemplate.Read(template, new FisOptions
        {
            Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero),
            Environments = ["Staging"],
        });
        var plan = import.Plan.ToJson();
        // end

        Assert.True(Block("json plan") == plan.TrimEnd() + "\n", $"{Page} shows another plan than {Repository.Keep("fis-plan.json", plan)}");
    }

    [Fact]
    public void TheCode_IsWhatIsRunAbove()
    {
        var source = Repository.Read("tests/FaultKit.Core.Tests/Fis/Scenarios/FisDocumentTests.cs").ReplaceLineEndings("\n");
        var lines = source.Split('\n').SkipWhile(line => line.Trim() != "// snippet: import").Skip(1).TakeWhile(line => line.Trim() != "// end");

        Assert.Equal(string.Concat(lines.Select(line => line[8..] + "\n")), Block("csharp import"));
    }

    [Fact]
    public void EveryAction_IsInTheTable() => Assert.All(FisActionKind.All, kind => Assert.Contains($"| `{kind.Id}` | ", s_page, StringComparison.Ordinal));

    [Fact]
    public void EveryParameter_IsNamed() =>
        Assert.All(FisActionKind.All.SelectMany(kind => kind.Parameters), parameter => Assert.Contains($"`{parameter.Name}`", s_page, StringComparison.Ordinal));

    [Fact]
    public void Limits_AreThoseThatHold() =>
        Assert.Contains($"at most {FisTemplate.MostBytes / 1024 / 1024} MiB, 32 levels and {FisReader.MostActions} actions, a target at most {FisTargets.MostArns} ARNs", s_page, StringComparison.Ordinal);

    private static string Block(string name) => Blocks().Matches(s_page).Single(match => match.Groups["name"].Value == name).Groups["code"].Value;

    [GeneratedRegex(@"```(?<name>\w+ \w+)\n(?<code>.*?)```\n", RegexOptions.Singleline)]
    private static partial Regex Blocks();
}
