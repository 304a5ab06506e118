namespace FaultKit.Testing.Tests;

/// <summary>A test can say whatever a plan can.</summary>
public sealed class FaultTestRuleVocabularyTests
{
    [Fact]
    public void EveryFaultOfTheVocabulary_HasItsWord()
    {
        var said = FaultTestRuleTests.Said.Concat(Faults(FaultTestRuleAwsTests.Said)).Concat(Faults(FaultTestRuleLambdaTests.Said)).Concat(Faults(FaultTestRuleProcessTests.Said));

        Assert.Empty(FaultVocabulary.Faults.Select(shape => shape.Name).Except(said.Select(fault => fault.Type)));
    }

    [Fact]
    public void EveryWord_IsSaidInATest()
    {
        var words = typeof(FaultTestRule).GetMethods().Where(method => method.ReturnType == typeof(FaultTestPlan) && method.Name != nameof(FaultTestRule.Inject)).Select(method => method.Name).Distinct();
        var tests = string.Concat(Directory.GetFiles(Folder(), "FaultTestRule*Tests.cs").Select(File.ReadAllText));

        Assert.All(words, word => Assert.Contains($".{word}(", tests, StringComparison.Ordinal));
    }

    private static IEnumerable<Fault> Faults(TheoryData<Func<FaultTestRule, FaultTestPlan>, Fault> said) => said.Select(row => row.Data.Item2);

    private static string Folder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "FaultKit.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not lie in the repository.");
        }

        return Path.Combine(folder.FullName, "tests", "FaultKit.Testing.Tests");
    }
}
