using TradeOrders.Audit;
using TradeOrders.Story;

namespace TradeOrders.Report;

/// <summary>Writes the report: one file that needs nothing beside it.</summary>
internal static class HtmlPage
{
    public static string Write(string path, RunResult run, AuditResult audit)
    {
        File.WriteAllText(path, "todo");
        return path;
    }
}
