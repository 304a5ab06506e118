using System.Net.Http.Json;
using System.Text.Json.Serialization.Metadata;

namespace TradeOrders.Functions;

/// <summary>Sends messages to queues; stands where a function on AWS has an SQS client.</summary>
internal sealed class Queues(HttpClient http, Uri service)
{
    public async Task SendAsync<T>(string queue, T message, JsonTypeInfo<T> type)
    {
        using var response = await http.PostAsJsonAsync(new Uri(service, $"queues/{queue}"), message, type);
        response.EnsureSuccessStatusCode();
    }
}
