namespace FaultKit.Tests;

/// <summary>What is no JSON, or no plan at all.</summary>
public sealed class PlanReaderSyntaxTests
{
    [Theory]
    [InlineData("", "1:1: $: the document is empty; expected a plan, such as {\"version\": 1, \"enabled\": false, \"environments\": [\"Development\"]}")]
    [InlineData(" \r\n\t", "1:1: $: the document is empty; expected a plan, such as {\"version\": 1, \"enabled\": false, \"environments\": [\"Development\"]}")]
    [InlineData("// nothing", "1:1: $: the document is empty; expected a plan, such as {\"version\": 1, \"enabled\": false, \"environments\": [\"Development\"]}")]
    [InlineData("null", "1:1: $: expected a plan, which is an object; here stands null")]
    [InlineData("[1]", "1:1: $: expected a plan, which is an object; here stands a list")]
    [InlineData("\"plan\"", "1:1: $: expected a plan, which is an object; here stands \"plan\"")]
    [InlineData("7", "1:1: $: expected a plan, which is an object; here stands 7")]
    [InlineData("{} {}", "1:4: $: not JSON from here on: '{' is invalid after a single JSON value. Expected end of data")]
    [InlineData("{\"a\": 1", "1:8: $: not JSON from here on: the document ends before it is complete")]
    [InlineData("{\"a\": \"\\ud800\"}", "1:7: $: not JSON from here on: this text is no Unicode text (broken UTF-8, or half of a surrogate pair)")]
    [InlineData("{\"a\": tru}", "1:10: $: not JSON from here on: 'tru}' is an invalid JSON literal. Expected the literal 'true'")]
    [InlineData("version: 1", "1:1: $: not JSON from here on: 'v' is an invalid start of a value")]
    public void ATextThatIsNoPlan_IsRefused(string document, string expected)
    {
        var error = Assert.Single(Documents.Read(document).Errors);

        Assert.Equal(expected, error.ToString());
    }

    [Fact]
    public void Bytes_AreRefused()
    {
        byte[] document = [0x7B, 0x22, 0xFF, 0xFE, 0x22, 0x3A, 0x31, 0x7D];

        var error = Assert.Single(Documents.Read(document).Errors);

        Assert.Equal((1, 2), (error.Line, error.Column));
    }

    [Fact]
    public void ADocumentNestedDeeply_IsRefused()
    {
        var error = Assert.Single(Documents.Read(Documents.Plan($"\"rules\": {new string('[', 100_000)}")).Errors);

        Assert.Equal("not JSON from here on: the document is nested more than 32 levels deep", error.Message);
    }

    [Fact]
    public void ADocumentThatIsTooLarge_IsRefused()
    {
        var error = Assert.Single(Documents.Read(new byte[10 * 1024 * 1024]).Errors);

        Assert.Equal("1:1: $: the document has 10485760 bytes; a plan has at most 4194304", error.ToString());
    }

    [Fact]
    public void ALongName_IsShortenedInItsComplaint()
    {
        var error = Assert.Single(Documents.Read(Documents.Plan($"\"{new string('x', 100_000)}\": 1")).Errors);

        Assert.InRange(error.ToString().Length, 1, 500);
    }

    [Theory]
    [InlineData("\"seed\": \"a\\nb\"")]
    [InlineData("\"a\\nb\": 1")]
    public void ALineBreakInADocument_BreaksNoLineOfAMessage(string member)
    {
        var error = Assert.Single(Documents.Read(Documents.Plan(member)).Errors);

        Assert.DoesNotContain("\n", error.ToString(), StringComparison.Ordinal);
    }
}
