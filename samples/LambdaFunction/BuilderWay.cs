using Amazon.Lambda.RuntimeSupport;
using Amazon.Lambda.Serialization.SystemTextJson;
using FaultKit;

namespace LambdaFunction;

/// <summary>Way 2, the fastest: inside the runtime client. Streamed responses go past it.</summary>
internal static class BuilderWay
{
    public static async Task Main()
    {
        var function = new OrderFunction();
        await LambdaBootstrapBuilder.Create<Order, Receipt>(function.HandleAsync, new SourceGeneratorLambdaJsonSerializer<OrderJson>())
            .UseChaos().Build().RunAsync();
    }
}
