using Spectre.Console;
using TradeOrders.Audit;
using TradeOrders.Cloud;
using TradeOrders.Report;
using TradeOrders.Screen;

namespace TradeOrders.Story;

/// <summary>The whole story: stage, play, accounts, report.</summary>
internal static class Performance
{
    private const int Failed = 1;
    private const int Interrupted = 130;

    public static async Task<int> RunAsync()
    {
        var folder = Path.Combine("artifacts", "trade-orders");
        var plan = PlanFile.CopyTo(folder);
        var console = Terminal.Open();
        using var interruption = new Interruption();
        RunResult result;
        try
        {
            result = await PlayAsync(plan, Terminal.ScreenOn(console), interruption.Token);
        }
        catch (OperationCanceledException)
        {
            var isInterrupted = interruption.Token.IsCancellationRequested;
            console.WriteLine(isInterrupted ? "Interrupted." : "A function's process ended though nobody asked it to.");
            return isInterrupted ? Interrupted : Failed;
        }

        var audit = AuditResult.Of(result);
        var page = HtmlPage.Write(Path.Combine(folder, "report.html"), result, audit);
        ClosingTables.Print(console, result, audit, page);
        return audit.Complaints.Count == 0 ? 0 : Failed;
    }

    private static async Task<RunResult> PlayAsync(PlanFile plan, IScreen screen, CancellationToken interruption)
    {
        screen.Say($"the plan is {Path.GetRelativePath(".", plan.Location)}; edit it while this runs");
        var run = new Run(plan, screen.Say);
        await using var cloud = await TradeCloud.StartAsync(run.Watch, run.Ledger, plan.Location);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(interruption, cloud.Broken);
        try
        {
            return await screen.ShowAsync(run.Look, run.PlayAsync(cloud, end.Token));
        }
        finally
        {
            plan.Turn(on: false);
        }
    }
}
