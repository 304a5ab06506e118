using System.Collections.Concurrent;

namespace FaultKit.Conformance;

/// <summary>A failure as it really is, and as it is injected.</summary>
internal sealed record Comparison(Observation Real, Observation Injected, IReadOnlyList<FaultHit> Hits)
{
    private static readonly ConcurrentDictionary<ConformanceRow, Task<Comparison>> s_known = new();

    /// <summary>What is not the same.</summary>
    public IReadOnlyList<Facet> Differing =>
        [.. Real.Facts.Zip(Injected.Facts).Where(pair => pair.First != pair.Second).Select(pair => pair.First.Facet).Distinct().Order()];

    /// <summary>Compares; once for each row, however often it is asked.</summary>
    public static Task<Comparison> OfAsync(ConformanceRow row) => s_known.GetOrAdd(row, static row => CompareAsync(row));

    /// <summary>Both sides of what is not the same, for a person to read.</summary>
    public string Describe(IEnumerable<Facet> facets) => string.Join('\n', Real.Facts.Zip(Injected.Facts)
        .Where(pair => pair.First != pair.Second && facets.Contains(pair.First.Facet))
        .Select(pair => $"real     {pair.First}\ninjected {pair.Second}"));

    private static async Task<Comparison> CompareAsync(ConformanceRow row)
    {
        Observation real;
        await using (var peer = await row.Real())
        {
            real = await new Observer(row, peer, null).ObserveAsync();
        }

        using var injector = new FaultInjector(new() { Environment = "Test" });
        injector.Load(FaultPlan.Parse(row.Plan));
        await using var well = await row.Well();
        var injected = await new Observer(row, well, injector).ObserveAsync();
        return new(real, injected, injector.Journal.Hits);
    }
}
