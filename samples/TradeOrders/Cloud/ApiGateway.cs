using System.Globalization;
using System.Text.Json;
using FaultKit.Testing;
using TradeOrders.Shapes;

namespace TradeOrders.Cloud;

/// <summary>Stands between a client and <c>order-intake</c>, as an HTTP API does: a request becomes an event, a result an answer.</summary>
internal sealed class ApiGateway(EmulatedFunction function)
{
    /// <summary>Sends an order in.</summary>
    /// <returns>The status that the client sees.</returns>
    public async Task<int> PostOrderAsync(Order order, CancellationToken cancellation)
    {
        var body = JsonSerializer.Serialize(order, ShapesJson.Default.Order);
        var json = JsonSerializer.SerializeToUtf8Bytes(EventOf(order.Id, body, DateTimeOffset.UtcNow), ShapesJson.Default.HttpApiEvent);
        return StatusOf(await function.InvokeAsync(json, cancellationToken: cancellation));
    }

    /// <summary>What a client sees of an invocation: a function that fails, or answers what is no answer, is a 500 from here.</summary>
    public static int StatusOf(LambdaOutcome outcome)
    {
        if (outcome.Kind != LambdaOutcomeKind.Succeeded)
        {
            return 500;
        }

        try
        {
            return JsonSerializer.Deserialize(outcome.Payload.Span, ShapesJson.Default.HttpApiResponse)!.StatusCode;
        }
        catch (JsonException)
        {
            return 500;
        }
    }

    private static HttpApiEvent EventOf(string requestId, string body, DateTimeOffset now) => new()
    {
        RouteKey = "POST /orders",
        RawPath = "/orders",
        Headers = new Dictionary<string, string> { ["content-type"] = "application/json", ["host"] = "orders.example.com" },
        Body = body,
        RequestContext = new()
        {
            AccountId = "123456789012",
            ApiId = "a1b2c3d4e5",
            DomainName = "orders.example.com",
            DomainPrefix = "orders",
            Http = new("POST", "/orders", "HTTP/1.1", "192.0.2.1", "trade-desk/1.0"),
            RequestId = requestId,
            RouteKey = "POST /orders",
            Time = now.ToString("dd/MMM/yyyy:HH:mm:ss +0000", CultureInfo.InvariantCulture),
            TimeEpoch = now.ToUnixTimeMilliseconds(),
        },
    };
}
