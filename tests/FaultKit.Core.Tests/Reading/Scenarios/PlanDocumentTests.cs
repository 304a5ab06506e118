namespace FaultKit.Tests;

public sealed class PlanDocumentTests
{
    [Fact]
    public void Documentation_IsWhatIsRead()
    {
        var written = PlanDocument.Write();

        // To write the page anew, take what is expected from the folder of the test's output.
        File.WriteAllText(Path.Combine(AppContext.BaseDirectory, "plans.md"), written);
        Assert.Equal(written, Repository.Read("docs/plans.md"));
    }
}
