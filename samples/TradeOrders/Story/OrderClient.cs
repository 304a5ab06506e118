using TradeOrders.Cloud;

namespace TradeOrders.Story;

/// <summary>The trade desk: sends orders at a steady pace, whatever becomes of them.</summary>
internal sealed class OrderClient(ApiGateway api, OrderBook book) : IDisposable
{
    public const int PerSecond = 100;

    private static readonly TimeSpan s_tick = TimeSpan.FromMilliseconds(20);

    // A desk has so many lines. Without a bound, a machine that stalls would be buried in requests afterwards.
    private readonly SemaphoreSlim _lines = new(64);
    private int _number;

    public async Task SendAsync(Phase phase, CancellationToken cancellation)
    {
        var clock = new RunClock();
        var calls = new List<Task>(phase.Orders);
        using var pace = new PeriodicTimer(s_tick);
        while (calls.Count < phase.Orders && await pace.WaitForNextTickAsync(cancellation))
        {
            var due = Math.Min(phase.Orders, (int)(clock.Elapsed.TotalSeconds * PerSecond));
            while (calls.Count < due)
            {
                await _lines.WaitAsync(cancellation);
                calls.Add(SendOneAsync(phase, cancellation));
            }
        }

        await Task.WhenAll(calls);
    }

    public void Dispose() => _lines.Dispose();

    private async Task SendOneAsync(Phase phase, CancellationToken cancellation)
    {
        try
        {
            var order = Market.OrderOf(++_number);
            book.Sent(order, phase);
            book.Answered(order.Id, await api.PostOrderAsync(order, cancellation));
        }
        finally
        {
            _lines.Release();
        }
    }
}
