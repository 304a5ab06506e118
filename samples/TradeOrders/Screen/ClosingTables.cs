using Spectre.Console;
using TradeOrders.Audit;
using TradeOrders.Story;

namespace TradeOrders.Screen;

/// <summary>What is printed when the story has ended.</summary>
internal static class ClosingTables
{
    private const int MostComplaints = 10;

    public static void Print(IAnsiConsole console, RunResult run, AuditResult audit, string page)
    {
        console.WriteLine();
        console.Write(Orders(run));
        console.Write(Invocations(run));
        console.Write(Rules(run));
        foreach (var sentence in Findings.All(run))
        {
            console.WriteLine(sentence);
        }

        PrintAudit(console, audit);
        console.MarkupLineInterpolated($"[bold]Report:[/] {page}");
    }

    private static Table Orders(RunResult run)
    {
        var table = NewTable("orders", ["phase"], ["sent", "accepted", "refused", "settled", "dead-lettered", "saves", "p50", "p99"]);
        foreach (var tally in run.Tallies)
        {
            table.AddRow(
                tally.Phase.Name, Words.Of(tally.Sent), Words.Of(tally.Accepted), Words.Of(tally.Refused), Words.Of(tally.Settled),
                Words.Of(tally.Lost), Words.Of(tally.Saves), Words.Of(tally.P50), Words.Of(tally.P99));
        }

        return table;
    }

    private static Table Invocations(RunResult run)
    {
        var table = NewTable("invocations", ["function", "phase"], ["invoked", "ok", "failed", "with faults", "p50", "p99"]);
        foreach (var row in InvocationTally.AllOf(run))
        {
            table.AddRow(
                row.Phase.Number == 0 ? row.Function : "", row.Phase.Name, Words.Of(row.Count), Words.Of(row.Count - row.Failed),
                Words.Of(row.Failed), Words.Of(row.Faulted), Words.Of(row.P50), Words.Of(row.P99));
        }

        return table;
    }

    private static Table Rules(RunResult run)
    {
        var table = NewTable("rules", ["rule", "target", "fault"], ["of calls", "injected", "gave way"]);
        foreach (var (rule, injected, gaveWay) in RuleTally.AllOf(run))
        {
            table.AddRow(rule.Name, rule.Target.Text, Words.Of(rule.Fault), Words.Of(rule.Rate), Words.Of(injected), Words.Of(gaveWay));
        }

        return table;
    }

    private static void PrintAudit(IAnsiConsole console, AuditResult audit)
    {
        foreach (var complaint in audit.Complaints.Take(MostComplaints))
        {
            console.MarkupLineInterpolated($"[red]Does not agree:[/] {complaint}");
        }

        if (audit.Complaints.Count > MostComplaints)
        {
            console.MarkupLineInterpolated($"[red]... and {audit.Complaints.Count - MostComplaints} more; the report has them all.[/]");
        }

        if (audit.Complaints.Count == 0)
        {
            console.MarkupLineInterpolated($"[green]Accounts agree:[/] {audit.Summary}");
        }
    }

    private static Table NewTable(string title, string[] texts, string[] numbers)
    {
        var table = new Table().Border(TableBorder.Rounded).BorderColor(Color.Grey).Title($"[bold]{title}[/]").AddColumns(texts);
        return table.AddColumns([.. numbers.Select(name => new TableColumn(name).RightAligned())]);
    }
}
