using System.Text.RegularExpressions;

namespace FaultKit.Tests;

/// <summary>Holds <c>docs/http-faults.md</c> to what really happens.</summary>
public sealed class HttpFaultDocumentTests
{
    [Fact]
    public async Task Documentation_IsWhatHappens()
    {
        var written = await HttpFaultDocument.WriteAsync();

        // To write the page anew, take what is expected from the folder of the test's output.
        File.WriteAllText(Path.Combine(AppContext.BaseDirectory, "http-faults.md"), written);
        Assert.Equal(written, Repository.Read("docs/http-faults.md"));
    }

    [Fact]
    public void Every_RuleThatIsShown_IsRead()
    {
        var rules = Regex.Matches(Repository.Read("docs/http-faults.md"), "```json\n(.*?)```", RegexOptions.Singleline).Select(block => block.Groups[1].Value).ToArray();

        Assert.Equal(5, rules.Length);
        Assert.All(rules, rule => Assert.Single(FaultPlan.Parse($"{{\"version\": 1, \"enabled\": true, \"environments\": [\"Staging\"], \"rules\": [{rule}]}}").Rules));
    }

    [Fact]
    public void Every_FaultOfHttpClient_IsShown()
    {
        var shown = HttpFaultDocument.Examples.Select(example => FaultPlan.Parse(Some.Plan(example.Fault)).Rules[0].Fault.Type).ToHashSet();

        Assert.Equal(FaultVocabulary.Faults.Where(fault => fault.PlaceAt(PointKind.Http) is not null).Select(fault => fault.Name).Order(), shown.Order());
    }

    [Fact]
    public void Every_KindOfConnectionAndCorruption_IsShown()
    {
        var shown = HttpFaultDocument.Examples.Select(example => FaultPlan.Parse(Some.Plan(example.Fault)).Rules[0].Fault).ToArray();

        Assert.Equal(Enum.GetValues<ConnectionKind>(), shown.OfType<ConnectionFault>().Select(fault => fault.Kind).Distinct().Order());
        Assert.Equal(Enum.GetValues<CorruptionKind>(), shown.OfType<CorruptFault>().Select(fault => fault.Kind).Distinct().Order());
    }
}
