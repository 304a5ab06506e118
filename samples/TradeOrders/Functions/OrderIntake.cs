using System.Text.Json;
using TradeOrders.Hosting;
using TradeOrders.Shapes;

namespace TradeOrders.Functions;

/// <summary>Takes an order in over HTTP and puts it into the queue.</summary>
internal sealed class OrderIntake(Queues queues)
{
    public async Task<HttpApiResponse> HandleAsync(HttpApiEvent request, LambdaContext context)
    {
        var order = JsonSerializer.Deserialize(request.Body ?? "null", ShapesJson.Default.Order);
        if (order is not { Quantity: > 0 })
        {
            return new(400, """{"message":"an order needs a quantity"}""");
        }

        await queues.SendAsync("orders", order, ShapesJson.Default.Order);
        return new(202, $$"""{"order":"{{order.Id}}"}""");
    }
}
