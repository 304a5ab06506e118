namespace FaultKit.Conformance;

public sealed class ConformanceTests
{
    public static TheoryData<string> Rows => [.. ConformanceRows.All.Select(row => row.Name)];

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task InjectedFailure_IsTheRealOne(string name)
    {
        var row = ConformanceRows.All.Single(row => row.Name == name);

        var comparison = await Comparison.OfAsync(row);

        var unsaid = comparison.Differing.Except(row.Differs.Keys).ToArray();
        Assert.True(unsaid.Length == 0, comparison.Describe(unsaid));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task DifferenceThatIsExplained_IsThere(string name)
    {
        var row = ConformanceRows.All.Single(row => row.Name == name);

        var comparison = await Comparison.OfAsync(row);

        Assert.Empty(row.Differs.Keys.Except(comparison.Differing));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task EveryCallOfARow_IsHit(string name)
    {
        var row = ConformanceRows.All.Single(row => row.Name == name);

        var comparison = await Comparison.OfAsync(row);

        Assert.All(comparison.Hits, hit => Assert.Equal(HitOutcome.Injected, hit.Outcome));
        Assert.True(comparison.Hits.Count >= row.Ways.Count + 2);
    }

    [Fact]
    public async Task Documentation_IsTheTable()
    {
        var written = await ConformanceDocument.WriteAsync();

        ConformanceDocument.RewriteIfAsked(written);
        Assert.Equal(written, ConformanceDocument.Read());
    }
}
