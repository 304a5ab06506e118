using System.Globalization;
using Spectre.Console;

namespace FaultKit.Testing;

/// <summary>Writes the calls of a test as a table: the call, the rules that looked at it, why each was or was not injected.</summary>
internal static class JournalTable
{
    public static string Write(IReadOnlyList<CallTrace> calls, HitList hits, DateTimeOffset started)
    {
        if (calls.Count == 0)
        {
            return "No call with FaultKit in its path was made.";
        }

        var table = new Table().Border(TableBorder.Ascii2).AddColumns("call", "at", "point", "rule", "what became of it");
        for (var i = 0; i < calls.Count; i++)
        {
            AddCall(table, i + 1, calls[i], started);
        }

        var missed = hits.Where(hit => hit.Outcome == HitOutcome.Missed).Select(hit => hit.ToString());
        return string.Join(Environment.NewLine, [PlainTable.Write(table), .. missed]);
    }

    private static void AddCall(Table table, int number, CallTrace call, DateTimeOffset started)
    {
        var first = true;
        foreach (var verdict in call.Rules)
        {
            table.AddRow(
                new Text(first ? number.ToString(CultureInfo.InvariantCulture) : ""),
                new Text(first ? $"{(call.Time - started).TotalMilliseconds.ToString("0.###", CultureInfo.InvariantCulture)} ms" : ""),
                new Text(first ? $"{call.Point}{call.Path}" : ""),
                new Text(verdict.Rule.Name),
                new Text($"{verdict.Kind}, {verdict.Detail}"));
            first = false;
        }
    }
}
