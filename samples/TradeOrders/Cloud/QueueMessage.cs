using System.Text.Json;

namespace TradeOrders.Cloud;

/// <summary>A message in a queue, and how often it was received. One owner at a time: the queue, or the mapping that received it.</summary>
internal sealed class QueueMessage(string id, string body, DateTimeOffset sent)
{
    public string Id => id;

    public string Body => body;

    /// <summary>The order it is about; both queues carry it at a place of its own.</summary>
    public string OrderId { get; } = FindOrder(body);

    public DateTimeOffset Sent => sent;

    public DateTimeOffset FirstReceived { get; private set; }

    public DateTimeOffset LastReceived { get; private set; }

    public int Receives { get; private set; }

    public void Receive(DateTimeOffset now)
    {
        FirstReceived = Receives == 0 ? now : FirstReceived;
        LastReceived = now;
        Receives++;
    }

    private static string FindOrder(string body)
    {
        using var document = JsonDocument.Parse(body);
        var order = document.RootElement.TryGetProperty("order", out var inner) ? inner : document.RootElement;
        return order.GetProperty("id").GetString()!;
    }
}
