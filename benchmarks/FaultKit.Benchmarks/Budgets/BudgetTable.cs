using Spectre.Console;

namespace FaultKit.Benchmarks;

/// <summary>Prints rows: coloured on a terminal, plain where somebody else reads them.</summary>
internal static class BudgetTable
{
    public static void Print(IReadOnlyList<BudgetRow> rows)
    {
        if (Console.IsOutputRedirected)
        {
            Console.WriteLine(Markdown(rows));
            return;
        }

        var table = new Table().Border(TableBorder.Rounded).AddColumns("row", "measured", "peer", "budget", "");
        foreach (var row in rows)
        {
            table.AddRow(new Text(row.Case), new Text(row.Measured), new Text(row.Peer), new Text(row.Budget), new Markup(row.IsOk ? "[green]ok[/]" : row.IsExact ? "[red]over[/]" : "[yellow]over[/]"));
        }

        AnsiConsole.Write(table);
    }

    /// <summary>The rows as a table that people and programs can read.</summary>
    public static string Markdown(IReadOnlyList<BudgetRow> rows)
    {
        string[][] cells = [["row", "measured", "peer", "budget", "ok/over"], .. rows.Select(row => new[] { row.Case, row.Measured, row.Peer, row.Budget, row.IsOk ? "ok" : "over" })];
        var widths = Enumerable.Range(0, 5).Select(i => cells.Max(line => line[i].Length)).ToArray();
        var lines = cells.Select(line => $"| {string.Join(" | ", line.Select((cell, i) => cell.PadRight(widths[i])))} |").ToList();
        lines.Insert(1, $"|{string.Join("|", widths.Select(width => new string('-', width + 2)))}|");
        return string.Join('\n', lines);
    }
}
