using TradeOrders.Shapes;

namespace TradeOrders.Story;

/// <summary>Follows every order from the client to its end. For any number of threads.</summary>
internal sealed class OrderBook(RunClock clock)
{
    private readonly Lock _writing = new();
    private readonly Dictionary<string, OrderRecord> _orders = new(StringComparer.Ordinal);

    /// <summary>Orders that something can still happen to.</summary>
    public int InFlight
    {
        get
        {
            lock (_writing)
            {
                return _orders.Values.Count(order => !order.IsOver);
            }
        }
    }

    public int SettledSince(TimeSpan time)
    {
        lock (_writing)
        {
            return _orders.Values.Count(order => order.Settled > time);
        }
    }

    public void Sent(Order order, Phase phase)
    {
        lock (_writing)
        {
            _orders.Add(order.Id, new(order.Id, order.Symbol, phase, clock.Elapsed));
        }
    }

    public void Answered(string id, int status) => Change(id, order => order.Status = status);

    public void Queued(string id, string queue) => Change(id, order => order.IsQueued = true);

    public void Returned(string id, string queue) => Change(id, order => order.Returns += order.Settled is null ? 1 : 0);

    public void Written(string id, bool isFirst) => Change(id, order =>
    {
        order.Settled ??= clock.Elapsed;
        order.Saves += isFirst ? 0 : 1;
    });

    public void DeadLettered(string id, string queue) => Change(id, order => order.DeadLetteredBy = queue);

    public IReadOnlyList<PhaseTally> Tally()
    {
        lock (_writing)
        {
            return [.. Phase.All.Select(phase => PhaseTally.Of(phase, [.. _orders.Values.Where(order => order.Phase == phase)]))];
        }
    }

    /// <summary>All orders, for when nothing changes any more.</summary>
    public IReadOnlyList<OrderRecord> ToList()
    {
        lock (_writing)
        {
            return [.. _orders.Values];
        }
    }

    private void Change(string id, Action<OrderRecord> change)
    {
        lock (_writing)
        {
            change(_orders[id]);
        }
    }
}
