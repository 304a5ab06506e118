using System.Text;

namespace FaultKit.Lambda.Tests;

public sealed class PartialFailuresTests
{
    [Theory]
    [InlineData("""{"batchItemFailures":[]}""", "a|b")]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":"own"},{"itemIdentifier":"b"}]}""", "own|b|a")]
    [InlineData("null", "a|b")]
    [InlineData("", "a|b")]
    [InlineData("\"itemIdentifier\"", "a|b")]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":"own"}""", "a|b")]
    public void Failures_AreNamedBesideTheFunctionsOwn(string result, string expected)
    {
        var report = PartialFailures.Add(Encoding.UTF8.GetBytes(result), ["a", "b"]);

        var items = expected.Split('|').Select(id => $$"""{"itemIdentifier":"{{id}}"}""");
        Assert.Equal($$"""{"batchItemFailures":[{{string.Join(',', items)}}]}""", Encoding.UTF8.GetString(report.Span));
    }
}
