namespace FaultKit.Tests;

public sealed class FisSelectionTests
{
    private const string Five = "a b c d e";

    [Theory]
    [InlineData("ALL", 5)]
    [InlineData("COUNT(1)", 1)]
    [InlineData("COUNT(5)", 5)]
    [InlineData("COUNT(9)", 5)]
    [InlineData("PERCENT(50)", 2)]
    [InlineData("PERCENT(99)", 4)]
    [InlineData("PERCENT(100)", 5)]
    public void SoManyFunctions_TakePart(string mode, int count) => Assert.Equal(count, Drawn(mode, 0).Length);

    [Fact]
    public void OneSeed_DrawsTheSame() => Assert.Equal(Drawn("COUNT(2)", 7), Drawn("COUNT(2)", 7));

    [Fact]
    public void OtherSeeds_DrawOthers_AndEveryFunctionSooner_OrLater() =>
        Assert.Equal(Five.Split(' '), Enumerable.Range(0, 100).SelectMany(seed => Drawn("COUNT(2)", seed)).Distinct().Order());

    [Fact]
    public void WhoWasDrawn_IsNoted()
    {
        var import = FisDocuments.Read(FisDocuments.Action(), target: Target("COUNT(1)"));

        var drawn = Assert.Single(import.Plan.Rules).Target.Text["lambda:".Length..];
        Assert.Contains($"$.targets.fns.selectionMode: of 5 functions {drawn} was drawn, by the seed 0; FIS draws anew for every experiment", import.Notes);
    }

    [Fact]
    public void LessThanOneFunction_IsNone() =>
        Assert.Contains("$.targets.fns: no function is selected", FisDocuments.Complaints(FisDocuments.Action(), target: Target("PERCENT(19)")), StringComparison.Ordinal);

    [Theory]
    [InlineData("all")]
    [InlineData("COUNT(0)")]
    [InlineData("COUNT(-1)")]
    [InlineData("COUNT()")]
    [InlineData("COUNT(2")]
    [InlineData("COUNT(99999999999)")]
    [InlineData("PERCENT(0)")]
    [InlineData("PERCENT(101)")]
    [InlineData("PERCENT( 5)")]
    public void AnotherMode_IsRefused(string mode) =>
        Assert.Contains($"selectionMode: expected \"ALL\", \"COUNT(n)\" with n from 1, or \"PERCENT(n)\" with n from 1 to 100; here stands \"{mode}\"", FisDocuments.Complaints(FisDocuments.Action(), target: Target(mode)), StringComparison.Ordinal);

    [Fact]
    public void NoMode_IsRefused() =>
        Assert.Contains("selectionMode: expected \"ALL\", \"COUNT(n)\" with n from 1, or \"PERCENT(n)\" with n from 1 to 100; it is missing", FisDocuments.Complaints(FisDocuments.Action(), target: FisDocuments.Arns(Five, "\"filters\": []")), StringComparison.Ordinal);

    private static string Target(string mode) => FisDocuments.Arns(Five, $"\"selectionMode\": \"{mode}\"");

    private static string[] Drawn(string mode, long seed) =>
        [.. FisTemplate.Read(FisDocuments.Template(FisDocuments.Action(), Target(mode)), FisDocuments.Options with { Seed = seed }).Plan.Rules.Select(rule => rule.Target.Text["lambda:".Length..])];
}
