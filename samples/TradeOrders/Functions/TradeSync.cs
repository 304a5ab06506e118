using System.Text.Json;
using Polly.Timeout;
using TradeOrders.Hosting;
using TradeOrders.Shapes;

namespace TradeOrders.Functions;

/// <summary>Finds a price for each order of a batch and passes the trade on to settlement.</summary>
internal sealed class TradeSync(Prices prices, Queues queues)
{
    public async Task<SqsBatchResponse> HandleAsync(SqsEvent batch, LambdaContext context)
    {
        var failures = new List<SqsBatchItemFailure>();
        foreach (var record in batch.Records)
        {
            try
            {
                await SyncAsync(record);
            }
            catch (Exception e) when (e is HttpRequestException or JsonException or TimeoutRejectedException)
            {
                // One order without a price must not hold up the nine beside it: the queue delivers this one again.
                failures.Add(new(record.MessageId));
            }
        }

        return new(failures);
    }

    private async Task SyncAsync(SqsRecord record)
    {
        var order = JsonSerializer.Deserialize(record.Body, ShapesJson.Default.Order)!;
        var quote = await prices.GetAsync(order.Symbol);
        await queues.SendAsync("trades", new Trade(order, quote.Price), ShapesJson.Default.Trade);
    }
}
