using System.Globalization;
using Spectre.Console;

namespace FaultKit.Testing;

/// <summary>Writes a ledger as a table, with a mark at the entries that an expectation spoke of.</summary>
internal static class LedgerTable
{
    private const int LongestBody = 60;

    public static string Write(IReadOnlyList<LedgerEntry> entries, IReadOnlyList<LedgerEntry> meant)
    {
        if (entries.Count == 0)
        {
            return "The ledger is empty: no service did anything. Was the fake given to the client?";
        }

        var table = new Table().Border(TableBorder.Ascii2).AddColumns("", "#", "at", "service", "effect", "key", "body");
        var started = entries.GroupBy(entry => entry.Clock).ToDictionary(clock => clock.Key, clock => clock.First().Time);
        foreach (var entry in entries)
        {
            table.AddRow(
                new Text(meant.Contains(entry) ? ">" : ""),
                new Text(entry.Number.ToString(CultureInfo.InvariantCulture)),
                new Text(string.Create(CultureInfo.InvariantCulture, $"+{(entry.Time - started[entry.Clock]).TotalMilliseconds:0} ms")),
                new Text(entry.Service),
                new Text(entry.Effect),
                new Text(entry.IdempotencyKey ?? ""),
                new Text(entry.Body.Length > LongestBody ? $"{entry.Body.AsSpan(0, LongestBody)}..." : entry.Body));
        }

        var written = PlainTable.Write(table);
        return started.Count == 1 ? written
            : string.Join(Environment.NewLine, written, $"These were done on {started.Count} clocks; \"at\" counts from the first on each. Was a test arranged before its clock began?");
    }
}
