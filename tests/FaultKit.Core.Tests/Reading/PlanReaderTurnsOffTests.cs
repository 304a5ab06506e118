namespace FaultKit.Tests;

/// <summary>A readable <c>enabled</c> that is not true turns off, whatever else is wrong with the document.</summary>
public sealed class PlanReaderTurnsOffTests
{
    [Theory]
    [InlineData("{\"version\": 1, \"enabled\": false, \"environments\": [\"Development\"]}", true)]
    [InlineData("{\"enabled\": false}", true)]
    [InlineData("{\"enabled\": false", true)]
    [InlineData("{\"enabled\": false, \"rules\": [{\"name\": \"x\", ", true)]
    [InlineData("{\"enabled\": false, nonsense", true)]
    [InlineData("{\"enabled\": \"false\"}", true)]
    [InlineData("{\"enabled\": \"true\"}", true)]
    [InlineData("{\"enabled\": 0}", true)]
    [InlineData("{\"enabled\": null}", true)]
    [InlineData("{\"enabled\": {}}", true)]
    [InlineData("{\"enabled\": true, \"enabled\": false}", true)]
    [InlineData("{\"enabled\": false, \"enabled\": true}", true)]
    [InlineData("{\"enabled\": true}", false)]
    [InlineData("{\"enabled\": true, nonsense", false)]
    [InlineData("{\"enabled\": ", false)]
    [InlineData("{\"enabled\": fals", false)]
    [InlineData("{nonsense \"enabled\": false}", false)]
    [InlineData("{\"Enabled\": false}", false)]
    [InlineData("{\"rules\": [{\"enabled\": false}]}", false)]
    [InlineData("[{\"enabled\": false}]", false)]
    [InlineData("{}", false)]
    public void AnEnabledThatCanBeRead_TurnsOffUnlessItIsTrue(string document, bool expected)
    {
        var reading = Documents.Read(document);

        Assert.Equal(expected, reading.TurnsOff);
    }

    [Fact]
    public void ADocumentThatIsTooLarge_TurnsOffToo()
    {
        var document = "{\"enabled\": false, \"rules\": [\"" + new string('x', PlanReader.MostBytes) + "\"]}";

        var reading = Documents.Read(document);

        Assert.True(reading.TurnsOff);
    }
}
