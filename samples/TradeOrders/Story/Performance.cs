using Spectre.Console;
using TradeOrders.Audit;
using TradeOrders.Cloud;
using TradeOrders.Report;
using TradeOrders.Screen;

namespace TradeOrders.Story;

/// <summary>The whole story: stage, play, accounts, report.</summary>
internal static class Performance
{
    private const int Interrupted = 130;

    public static async Task<int> RunAsync()
    {
        var folder = Path.Combine("artifacts", "trade-orders");
        var plan = PlanFile.CopyTo(folder);
        var console = AnsiConsole.Console;
        IScreen screen = console.Profile.Capabilities.Ansi && !Console.IsOutputRedirected ? new LiveScreen(console) : new PlainScreen(console);
        var result = await PlayAsync(plan, screen);
        if (result is null)
        {
            return Interrupted;
        }

        var audit = AuditResult.Of(result);
        var page = HtmlPage.Write(Path.Combine(folder, "report.html"), result, audit);
        ClosingTables.Print(console, result, audit, page);
        return audit.Complaints.Count == 0 ? 0 : 1;
    }

    private static async Task<RunResult?> PlayAsync(PlanFile plan, IScreen screen)
    {
        using var interruption = new Interruption();
        screen.Say($"the plan is {Path.GetRelativePath(".", plan.Location)}; edit it while this runs");
        var run = new Run(plan, screen.Say);
        await using var cloud = await TradeCloud.StartAsync(run.Watch, run.Ledger, plan.Location);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(interruption.Token, cloud.Broken);
        try
        {
            return await screen.ShowAsync(run.Look, run.PlayAsync(cloud, end.Token));
        }
        catch (OperationCanceledException) when (interruption.Token.IsCancellationRequested)
        {
            screen.Say("interrupted");
            return null;
        }
        finally
        {
            plan.Turn(on: false);
        }
    }
}
