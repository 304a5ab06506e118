using Amazon.Lambda.RuntimeSupport;
using Amazon.Lambda.Serialization.SystemTextJson;

namespace LambdaFunction;

/// <summary>No line at all: for way 4, the layer, and for <c>FaultKitStartRelay</c>.</summary>
internal static class PlainWay
{
    public static async Task Main()
    {
        var function = new OrderFunction();
        await LambdaBootstrapBuilder.Create<Order, Receipt>(function.HandleAsync, new SourceGeneratorLambdaJsonSerializer<OrderJson>())
            .Build().RunAsync();
    }
}
