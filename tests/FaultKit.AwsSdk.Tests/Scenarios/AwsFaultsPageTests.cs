using System.Reflection;
using System.Text.RegularExpressions;

namespace FaultKit.AwsSdk.Tests.Scenarios;

/// <summary>What docs/aws-faults.md shows is what is read.</summary>
public sealed partial class AwsFaultsPageTests
{
    private static readonly string s_page = File.ReadAllText(Path.Combine(
        typeof(AwsFaultsPageTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(attribute => attribute.Key == "RepositoryRoot").Value!,
        "docs/aws-faults.md"));

    public static TheoryData<string> Plans => [.. Block().Matches(s_page).Select(match => match.Groups[1].Value)];

    [Theory]
    [MemberData(nameof(Plans))]
    public void PlanShown_IsRead_AndNothingAboutItIsOdd(string json)
    {
        var plan = FaultPlan.Parse(json);

        Assert.All(plan.Rules, rule => Assert.Equal(PointKind.Aws, rule.Target.Kind));
        Assert.All(plan.Rules, rule => Assert.Null(AwsCatalogue.AdviceOn(rule)));
    }

    [Fact]
    public void EveryFaultOfTheAwsSdk_IsShown()
    {
        var shown = Plans.SelectMany(plan => FaultPlan.Parse(plan.Data).Rules).Select(rule => rule.Fault.Type).ToHashSet();

        var missing = FaultVocabulary.Faults.Where(fault => fault.PlaceAt(PointKind.Aws) is not null && !shown.Contains(fault.Name)).Select(fault => fault.Name);

        Assert.Empty(missing);
    }

    [GeneratedRegex("```json\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
