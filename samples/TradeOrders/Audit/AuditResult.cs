using TradeOrders.Screen;
using TradeOrders.Story;

namespace TradeOrders.Audit;

/// <summary>What was checked at the end, and what did not agree.</summary>
/// <param name="Compared">How many injected faults were found again on the platform's side.</param>
/// <param name="Complaints">What did not agree; nothing, if all is well.</param>
internal sealed record AuditResult(int Compared, IReadOnlyList<string> Complaints)
{
    public string Summary => Compared == 0
        ? "no journal knows of a failure and the platform saw none that looked injected; no order is unaccounted for."
        : $"each of {Words.Of(Compared)} injected failures was seen by the platform, by request id and error type; no other looked injected; no order is unaccounted for.";

    public static AuditResult Of(RunResult run)
    {
        var journals = JournalAudit.Check(run, out var compared);
        return new(compared, [.. journals, .. OrderAudit.Check(run)]);
    }
}
