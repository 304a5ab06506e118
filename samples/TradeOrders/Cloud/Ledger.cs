using System.Collections.Concurrent;
using TradeOrders.Shapes;

namespace TradeOrders.Cloud;

/// <summary>Where trades end: an entry for each order, written once.</summary>
internal sealed class Ledger(Action<string, bool> onWrite)
{
    private readonly ConcurrentDictionary<string, Trade> _entries = new(StringComparer.Ordinal);

    public int Count => _entries.Count;

    public decimal Amount => _entries.Values.Sum(trade => trade.Amount);

    /// <summary>Writes an entry; false where there is one already.</summary>
    public bool TryWrite(Trade trade)
    {
        var isFirst = _entries.TryAdd(trade.Order.Id, trade);
        onWrite(trade.Order.Id, isFirst);
        return isFirst;
    }
}
