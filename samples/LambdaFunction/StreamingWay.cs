using System.Text;
using Amazon.Lambda.Core;
using Amazon.Lambda.Core.ResponseStreaming;
using Amazon.Lambda.RuntimeSupport;
using FaultKit;

namespace LambdaFunction;

/// <summary>A streamed response, by the relay: the runtime client sends it around its HTTP client, where way 2 does not see it.</summary>
internal static class StreamingWay
{
    public static async Task Main()
    {
        await using var chaos = Chaos.UseChaos();

        await LambdaBootstrapBuilder.Create(HandleAsync).Build().RunAsync();
    }

    private static async Task HandleAsync(Stream order, ILambdaContext context)
    {
        await using var response = LambdaResponseStreamFactory.CreateStream();
        for (var part = 0; part < 3; part++)
        {
            await response.WriteAsync(Encoding.UTF8.GetBytes($"part {part} of {context.AwsRequestId}\n"));
            await response.FlushAsync();
        }
    }
}
