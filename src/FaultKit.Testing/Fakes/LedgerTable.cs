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
        var started = entries[0].Time;
        foreach (var entry in entries)
        {
            table.AddRow(
                new Text(meant.Contains(entry) ? ">" : ""),
                new Text(entry.Number.ToString(CultureInfo.InvariantCulture)),
                new Text(string.Create(CultureInfo.InvariantCulture, $"+{(entry.Time - started).TotalMilliseconds:0} ms")),
                new Text(entry.Service),
                new Text(entry.Effect),
                new Text(entry.IdempotencyKey ?? ""),
                new Text(entry.Body.Length > LongestBody ? $"{entry.Body.AsSpan(0, LongestBody)}..." : entry.Body));
        }

        return PlainTable.Write(table);
    }
}
