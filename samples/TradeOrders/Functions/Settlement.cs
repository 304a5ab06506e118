using System.Text.Json;
using TradeOrders.Hosting;
using TradeOrders.Shapes;

namespace TradeOrders.Functions;

/// <summary>Writes trades into the ledger, each once, however often the queue delivers it.</summary>
internal sealed class Settlement(LedgerClient ledger)
{
    public async Task<SqsBatchResponse> HandleAsync(SqsEvent batch, LambdaContext context)
    {
        foreach (var record in batch.Records)
        {
            await ledger.WriteOnceAsync(JsonSerializer.Deserialize(record.Body, ShapesJson.Default.Trade)!);
        }

        return new([]);
    }
}
