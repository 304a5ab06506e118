using System.Net;
using System.Text;
using TradeOrders.Screen;
using TradeOrders.Story;

namespace TradeOrders.Report;

/// <summary>The page's tables.</summary>
internal static class ReportTables
{
    public static HtmlTable Orders(RunResult run)
    {
        var table = new HtmlTable(["phase"], ["sent", "accepted", "refused", "settled", "dead-lettered", "saves", "p50", "p99"]);
        foreach (var tally in run.Tallies)
        {
            table.Add(
                StyleOf(tally.Phase), tally.Phase.Name, Words.Of(tally.Sent), Words.Of(tally.Accepted), Words.Of(tally.Refused),
                Words.Of(tally.Settled), Words.Of(tally.Lost), Words.Of(tally.Saves), Words.Of(tally.P50), Words.Of(tally.P99));
        }

        return table;
    }

    public static HtmlTable Invocations(RunResult run)
    {
        var table = new HtmlTable(["function", "phase"], ["invoked", "ok", "failed", "with faults", "p50", "p99"]);
        foreach (var row in InvocationTally.AllOf(run))
        {
            table.Add(
                StyleOf(row.Phase), row.Phase.Number == 0 ? row.Function : "", row.Phase.Name, Words.Of(row.Count), Words.Of(row.Count - row.Failed),
                Words.Of(row.Failed), Words.Of(row.Faulted), Words.Of(row.P50), Words.Of(row.P99));
        }

        return table;
    }

    /// <summary>The rules, with a bar for each.</summary>
    public static string Rules(RunResult run)
    {
        var tallies = RuleTally.AllOf(run);
        var most = Math.Max(1, tallies.Max(tally => tally.Injected));
        var html = new StringBuilder("<table><tr><th>rule</th><th>target</th><th>fault</th><th class=\"number\">of calls</th><th class=\"bar\">injected</th></tr>\n");
        foreach (var (rule, injected, _) in tallies)
        {
            html.AppendLine(
                $"<tr><td>{Encode(rule.Name)}</td><td><code>{Encode(rule.Target.Text)}</code></td><td>{Encode(Words.Of(rule.Fault))}</td>"
                + $"<td class=\"number\">{Words.Of(rule.Rate)}</td><td class=\"bar\"><i style=\"width:{injected * 80 / most}%\"></i>{Words.Of(injected)}</td></tr>");
        }

        return html.Append("</table>").ToString();
    }

    private static string StyleOf(Phase phase) => phase.HasFaults ? "chaos" : "";

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
