using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport;
using Amazon.Lambda.Serialization.SystemTextJson;
using FaultKit.Lambda;

namespace LambdaFunction;

/// <summary>Way 3, around the handler: real exceptions inside the process, and the scope for calls that leave it.</summary>
internal static class HandlerWay
{
    public static async Task Main()
    {
        Func<Order, ILambdaContext, Task<Receipt>> handler = new OrderFunction().HandleAsync;
        await LambdaBootstrapBuilder.Create(handler.UseChaos(), new SourceGeneratorLambdaJsonSerializer<OrderJson>())
            .Build().RunAsync();
    }
}
