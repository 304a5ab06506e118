using TradeOrders.Story;

namespace TradeOrders.Audit;

/// <summary>Looks for orders that nobody can account for.</summary>
internal static class OrderAudit
{
    public static IEnumerable<string> Check(RunResult run)
    {
        foreach (var order in run.Orders.Where(order => !order.IsOver))
        {
            yield return $"{order.Id} was {(order.IsAccepted ? "accepted" : $"answered {order.Status}")} and never came to an end";
        }

        var settled = run.Orders.Count(order => order.Settled is not null);
        if (settled != run.LedgerEntries)
        {
            yield return $"{settled} orders count as settled, and the ledger has {run.LedgerEntries} entries";
        }
    }
}
