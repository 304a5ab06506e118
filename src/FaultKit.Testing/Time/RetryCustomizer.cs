using Amazon.Runtime.Internal;

namespace FaultKit.Testing;

/// <summary>Puts a policy that waits on the test's clock around the retry policy of every client of the AWS SDK.</summary>
internal sealed class RetryCustomizer : IRuntimePipelineCustomizer
{
    public static RetryCustomizer Instance { get; } = new();

    public string UniqueName => "FaultKit.Testing.TestTime";

    public void Customize(Type type, RuntimePipeline pipeline)
    {
        if (pipeline.Handlers.OfType<RetryHandler>().FirstOrDefault() is { RetryPolicy: not AmbientRetryPolicy } handler)
        {
            pipeline.ReplaceHandler<RetryHandler>(new RetryHandler(new AmbientRetryPolicy(handler.RetryPolicy)) { Logger = handler.Logger });
        }
    }
}
