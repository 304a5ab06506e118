using Amazon.Lambda.RuntimeSupport;
using Amazon.Lambda.Serialization.SystemTextJson;
using FaultKit;

namespace LambdaFunction;

/// <summary>Way 1, for every kind of function: the first line of Main.</summary>
internal static class RelayWay
{
    public static async Task Main()
    {
        await using var chaos = Chaos.UseChaos();

        var function = new OrderFunction();
        await LambdaBootstrapBuilder.Create<Order, Receipt>(function.HandleAsync, new SourceGeneratorLambdaJsonSerializer<OrderJson>())
            .Build().RunAsync();
    }
}
