using System.Reflection;

namespace FaultKit.Lambda.Tests;

/// <summary>Holds <c>docs/lambda.md</c>, the vocabulary and the tests together.</summary>
public sealed class LambdaDocumentTests
{
    [Fact]
    public void Page_IsTheTable()
    {
        var written = LambdaTable.Write();

        // To write the page anew, take what is expected from the folder of the test's output.
        File.WriteAllText(Path.Combine(AppContext.BaseDirectory, "lambda.md"), written);
        Assert.Equal(written, File.ReadAllText(Path.Combine(Root(), "docs", "lambda.md")));
    }

    [Fact]
    public void EveryFaultOfInvocations_HasItsRows()
    {
        var faults = FaultVocabulary.Faults.Where(fault => fault.PlaceAt(PointKind.Lambda) is not null).Select(fault => fault.Name);

        Assert.Equal(faults.Order(), LambdaTable.Faults.Keys.Select(row => row.Split(' ')[0]).Distinct().Order());
    }

    [Fact]
    public void EveryCell_IsATestOrANo()
    {
        var tests = typeof(LambdaDocumentTests).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods().Where(method => method.GetCustomAttributes<FactAttribute>().Any()).Select(method => $"{type.Name}.{method.Name}"))
            .ToHashSet();

        var others = LambdaTable.Faults.Keys.SelectMany(fault => LambdaTable.Ways.SelectMany(way => LambdaTable.Cells(fault, way)))
            .Where(cell => !cell.StartsWith("no: ", StringComparison.Ordinal) && !cell.StartsWith(LambdaTable.ProcessTest, StringComparison.Ordinal) && !tests.Contains(cell));

        Assert.Empty(others);
        var parts = LambdaTable.ProcessTest.Split('.');
        Assert.Contains($"public async Task {parts[1]}(string way, string form)", File.ReadAllText(Path.Combine(Root(), "tests", "FaultKit.Layer.Tests", "Scenarios", $"{parts[0]}.cs")), StringComparison.Ordinal);
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "FaultKit.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not lie in the repository.");
        }

        return folder.FullName;
    }
}
