using System.Text.Json.Serialization;
using Amazon.Lambda.Core;
using Amazon.Lambda.Serialization.SystemTextJson;

[assembly: LambdaSerializer(typeof(DefaultLambdaJsonSerializer))]

namespace LambdaFunction;

/// <summary>What the function is for. It knows nothing of chaos, whichever way that gets in.</summary>
/// <remarks>On the managed runtime it is a class library's handler: <c>LambdaFunction::LambdaFunction.OrderFunction::HandleAsync</c>.</remarks>
public sealed class OrderFunction
{
    public Task<Receipt> HandleAsync(Order order, ILambdaContext context)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(context);
        context.Logger.LogInformation($"{order.Count} of {order.Symbol}");
        return Task.FromResult(new Receipt(context.AwsRequestId, order.Symbol, order.Count));
    }
}

public sealed record Order(string Symbol, int Count);

public sealed record Receipt(string Id, string Symbol, int Count);

[JsonSerializable(typeof(Order))]
[JsonSerializable(typeof(Receipt))]
internal sealed partial class OrderJson : JsonSerializerContext;
