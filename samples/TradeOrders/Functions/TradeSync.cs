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
        var failures = await Task.WhenAll(batch.Records.Select(TrySyncAsync));
        return new([.. failures.OfType<SqsBatchItemFailure>()]);
    }

    /// <summary>Does one order; a failure is no exception, because it must not cost the nine others that are in the batch with it.</summary>
    private async Task<SqsBatchItemFailure?> TrySyncAsync(SqsRecord record)
    {
        try
        {
            var order = JsonSerializer.Deserialize(record.Body, ShapesJson.Default.Order)!;
            var quote = await prices.GetAsync(order.Symbol);
            await queues.SendAsync("trades", new Trade(order, quote.Price), ShapesJson.Default.Trade);
            return null;
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or TimeoutRejectedException)
        {
            return new(record.MessageId);
        }
    }
}
