namespace FaultKit.Tests;

public sealed class TargetDocumentTests
{
    private static readonly string s_page = Repository.Read("docs/targets.md");

    public static TheoryData<string, string, string, bool> Rows => [.. Table().Select(row => (row.Target, row.Point, row.Path, row.IsMatch))];

    [Fact]
    public void TheTableOfTheDocument_IsTheTableOfTheTests()
    {
        var written = Table();

        Assert.Equal(TargetExamples.All, written);
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void ARowOfTheDocument_IsWhatATargetDoes(string target, string point, string path, bool isMatch)
    {
        var example = new TargetExample(target, point, path, isMatch, "");

        var answer = example.Ask();

        Assert.Equal(isMatch, answer);
    }

    [Fact]
    public void TheGrammarOfTheDocument_StandsBesideTheParserToo()
    {
        var source = Repository.Read("src/FaultKit.Core/Targets/TargetGrammar.cs");

        var lines = s_page.Split("```ebnf")[1].Split("```")[0].Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.All(lines, line => Assert.Contains($"/// {line}\n", source, StringComparison.Ordinal));
    }

    private static List<TargetExample> Table() =>
    [
        .. s_page.Split('\n')
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Select(cells => new TargetExample(Code(cells[1]), Code(cells[2]), Code(cells[3]), cells[4] == "yes", cells[5])),
    ];

    private static string Code(string cell) => cell.Trim('`');
}
