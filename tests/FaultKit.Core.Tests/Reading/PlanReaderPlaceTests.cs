using System.Text;

namespace FaultKit.Tests;

/// <summary>Every refusal points at its place: line and column in characters from 1, and the JSON path.</summary>
public sealed class PlanReaderPlaceTests
{
    [Theory]
    [InlineData("{\"version\": 1, \"enabled\": 1, \"environments\": [\"a\"]}", "1:27:$.enabled")]
    [InlineData("{\"version\": 1,\n \"enabled\": 1, \"environments\": [\"a\"]}", "2:13:$.enabled")]
    [InlineData("{\"version\": 1,\r\n \"enabled\": 1,\r\n \"environments\": 7}", "2:13:$.enabled 3:18:$.environments")]
    [InlineData("\n\n  {\"version\": 1, \"enabled\": true}", "3:3:$")]
    [InlineData("{\"version\": 1, \"enabled\": true, \"environments\": [\"é😀\"], \"seed\": 0.5}", "1:66:$.seed")]
    [InlineData("{// größe\n\"version\": 1, /* é */ \"enabled\": 1, \"environments\": [\"a\",],}", "2:34:$.enabled")]
    [InlineData("{\"version\": 1, \"enabled\": true, \"environments\": [\"a\"], \"größe\": 1}", "1:56:$['größe']")]
    [InlineData("{\"version\": 1, \"enabled\": true, \"environments\": [\"*\"]}", "1:49:$.expires")]
    [InlineData("{\"version\": 1 \"enabled\": true}", "1:15:$")]
    [InlineData("{\"version\": 1,\n \"größe\": é}", "2:11:$")]
    [InlineData("{\"version\": 1,\n", "2:1:$")]
    [InlineData("[]", "1:1:$")]
    public void ARefusal_PointsAtItsPlace(string document, string expected)
    {
        var places = Documents.Places(document);

        Assert.Equal(expected, places);
    }

    [Fact]
    public void AByteOrderMark_MovesNothing()
    {
        var document = Encoding.UTF8.GetPreamble().Concat("{\"version\": 1, \"enabled\": 1, \"environments\": [\"a\"]}"u8.ToArray()).ToArray();

        var error = Assert.Single(Documents.Read(document).Errors);

        Assert.Equal((1, 27), (error.Line, error.Column));
    }

    [Fact]
    public void SeveralErrors_ComeAtOnceAndInTheOrderOfTheDocument()
    {
        const string Document = """
            {
              "version": 2,
              "enabled": true,
              "environments": ["Development"],
              "rules": [
                { "name": "größe", "target": "lamda:x", "fault": { "type": "latencyy" } },
                { "name": "b", "target": "lambda:x", "percentage": 120, "fault": { "type": "latency", "delay": 800 } },
                { "name": "b", "target": "lambda:x" }
              ],
              "sead": 4
            }
            """;

        var places = Documents.Places(Document);

        Assert.Equal(
            "2:14:$.version 6:34:$.rules[0].target 6:64:$.rules[0].fault.type 7:56:$.rules[1].percentage 7:100:$.rules[1].fault.delay 8:5:$.rules[2] 8:15:$.rules[2].name 10:3:$.sead",
            places);
    }

    [Fact]
    public void AnError_PrintsAsCompilersDo()
    {
        var error = new PlanError("$.seed", 3, 11, "expected a whole number; here stands 1.5");

        var text = error.ToString();

        Assert.Equal("3:11: $.seed: expected a whole number; here stands 1.5", text);
    }

    [Fact]
    public void ADocumentFullOfErrors_IsReadUpToABound()
    {
        var document = Documents.Plan(string.Join(", ", Enumerable.Range(0, 1000).Select(i => $"\"x{i}\": 1")));

        var errors = Documents.Read(document).Errors;

        Assert.Equal((PlanErrors.Most + 1, "there are more errors than these"), (errors.Count, errors[^1].Message));
    }

    [Fact]
    public void ADocumentFullOfErrors_CostsLittle()
    {
        var document = Encoding.UTF8.GetBytes(Documents.Plan(string.Join(", ", Enumerable.Range(0, 100_000).Select(i => $"\"{i:D64}\": 1"))));
        var before = GC.GetAllocatedBytesForCurrentThread();

        Documents.Read(document);

        // Without a bound the hints alone would take a table of some kilobytes for each of the names: 3 GB.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200_000_000);
    }
}
