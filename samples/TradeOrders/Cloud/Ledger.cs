using System.Collections.Concurrent;
using TradeOrders.Shapes;

namespace TradeOrders.Cloud;

/// <summary>Where trades end: an entry for each order, as long as whoever writes asks for no more than that.</summary>
internal sealed class Ledger(Action<string, bool> onWrite)
{
    private readonly ConcurrentDictionary<string, Trade> _entries = new(StringComparer.Ordinal);
    private int _again;

    /// <summary>All entries, those that book a trade again included.</summary>
    public int Count => _entries.Count + Volatile.Read(ref _again);

    /// <summary>Writes an entry.</summary>
    /// <param name="trade">The trade.</param>
    /// <param name="onlyIfNew">Whether to leave an entry alone that stands there already; otherwise the trade is booked again.</param>
    /// <returns>False where the condition did not hold.</returns>
    public bool TryWrite(Trade trade, bool onlyIfNew)
    {
        var isFirst = _entries.TryAdd(trade.Order.Id, trade);
        if (!isFirst && !onlyIfNew)
        {
            Interlocked.Increment(ref _again);
            return true;
        }

        onWrite(trade.Order.Id, isFirst);
        return isFirst;
    }
}
