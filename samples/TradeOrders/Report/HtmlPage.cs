using System.Globalization;
using System.Net;
using TradeOrders.Audit;
using TradeOrders.Screen;
using TradeOrders.Story;

namespace TradeOrders.Report;

/// <summary>Writes the report: one file that needs nothing beside it.</summary>
internal static class HtmlPage
{
    public static string Write(string path, RunResult run, AuditResult audit)
    {
        File.WriteAllText(path, Compose(run, audit));
        return path;
    }

    private static string Compose(RunResult run, AuditResult audit) => $"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Trade orders under chaos</title>
        <style>
        {Style()}
        </style>
        </head>
        <body><main>
        <p class="kicker">FaultKit · samples/TradeOrders · {Moment(run)} UTC · {run.Duration.TotalSeconds:0} s</p>
        <h1>Three functions, {Words.Of(run.Orders.Count)} orders, {Words.Of(run.Hits.Count(hit => hit.IsInjected))} faults</h1>
        <p class="lead">{Encode(Findings.Lesson(run))}</p>
        {Verdict(audit)}
        <div class="tiles">
        {Tile(run.Tallies.Sum(tally => tally.Accepted), "accepted")}
        {Tile(run.LedgerEntries, "entries in the ledger")}
        {Tile(run.Tallies.Sum(tally => tally.Refused), "refused at the door")}
        {Tile(run.Tallies.Sum(tally => tally.Lost), "dead-lettered")}
        {Tile(run.Tallies.Sum(tally => tally.Saves), "double bookings averted")}
        </div>
        <section><h2>Orders, from sent to settled</h2>
        <p class="note">A dot for each order, by the time it was sent; <span style="color:var(--fault)">larger</span> where the queue had to deliver it again. Lines: p50 and p99 of each second. Below: orders that never got into the ledger.</p>
        {OrderChart.Draw(run)}</section>
        <section><h2>Invocations</h2>
        <p class="note">Dots: nothing injected. <span style="color:var(--fault)">Rings</span>: something injected, at the function or at a call it made, and the function coped.
        <span style="color:var(--fail)">Crosses</span>: failed or refused because of it. Hover over a mark for the rules.</p>
        {InvocationChart.Draw(run)}</section>
        <section><h2>Rules</h2>{ReportTables.Rules(run)}</section>
        <section><h2>Orders by phase</h2>
        <p class="note">{Encode(Findings.Accounts(run))} {Encode(Findings.Idempotency(run))}</p>{ReportTables.Orders(run)}</section>
        <section><h2>Invocations by function and phase</h2>{ReportTables.Invocations(run)}</section>
        <section><details><summary>The plan</summary><pre>{Encode(run.PlanText)}</pre></details></section>
        </main></body>
        </html>
        """;

    private static string Style()
    {
        using var reader = new StreamReader(typeof(HtmlPage).Assembly.GetManifestResourceStream("page.css")!);
        return reader.ReadToEnd();
    }

    private static string Moment(RunResult run) => run.Started.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static string Tile(int number, string what) => $"<div class=\"tile\"><b>{Words.Of(number)}</b><span>{what}</span></div>";

    private static string Verdict(AuditResult audit) => audit.Complaints.Count == 0
        ? $"<p class=\"note\"><span class=\"verdict agree\">accounts agree</span> {Encode(audit.Summary)}</p>"
        : $"<p><span class=\"verdict differ\">accounts do not agree</span></p><ul>{string.Concat(audit.Complaints.Select(complaint => $"<li>{Encode(complaint)}</li>"))}</ul>";

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
