namespace FaultKit.AwsSdk.Conformance;

public sealed class ConformancePageTests
{
    [Fact]
    public void Page_IsTheRows()
    {
        var written = ConformancePage.Write();

        // To write the page anew, take what is expected from the folder of the test's output.
        File.WriteAllText(Path.Combine(AppContext.BaseDirectory, "aws-conformance.md"), written);
        Assert.Equal(written, File.ReadAllText(Repository.PathOf("docs/aws-conformance.md")));
    }
}
