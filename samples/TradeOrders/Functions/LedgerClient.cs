using System.Net;
using System.Net.Http.Json;
using TradeOrders.Shapes;

namespace TradeOrders.Functions;

/// <summary>Writes to the ledger, under the condition that there is no such entry yet.</summary>
internal sealed class LedgerClient(HttpClient http, Uri service)
{
    /// <summary>Writes a trade. One that stands there already is left alone, and that is success: an earlier delivery got this far.</summary>
    public async Task WriteOnceAsync(Trade trade)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, new Uri(service, $"ledger/{trade.Order.Id}"));
        request.Headers.Add("If-None-Match", "*");
        request.Content = JsonContent.Create(trade, ShapesJson.Default.Trade);
        using var response = await http.SendAsync(request);
        if (response.StatusCode != HttpStatusCode.PreconditionFailed)
        {
            response.EnsureSuccessStatusCode();
        }
    }
}
