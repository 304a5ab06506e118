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
            AddCall(table, i + 1, calls[i], started, hits);
        }

        var missed = hits.Where(hit => hit.Outcome == HitOutcome.Missed).Select(hit => hit.ToString());
        return string.Join(Environment.NewLine, [PlainTable.Write(table), .. missed]);
    }

    private static void AddCall(Table table, int number, CallTrace call, DateTimeOffset started, HitList hits)
    {
        var first = true;
        foreach (var verdict in call.Rules)
        {
            table.AddRow(
                new Text(first ? number.ToString(CultureInfo.InvariantCulture) : ""),
                new Text(first ? $"{(call.Time - started).TotalMilliseconds.ToString("0.###", CultureInfo.InvariantCulture)} ms" : ""),
                new Text(first ? $"{call.Point}{call.Path}" : ""),
                new Text(verdict.Rule.Name),
                new Text($"{KindOf(verdict, hits)}, {verdict.Detail}"));
            first = false;
        }
    }

    /// <summary>What was let through and came to nothing every time was not injected, whatever was decided.</summary>
    private static string KindOf(RuleVerdict verdict, HitList hits)
    {
        var outcomes = hits.Where(hit => hit.Rule == verdict.Rule.Name).Select(hit => hit.Outcome).Distinct().ToArray();
        return verdict.Kind == VerdictKind.Injected && outcomes is [HitOutcome.Missed] ? "Missed, as said below" : verdict.Kind.ToString();
    }
}
