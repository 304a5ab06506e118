using Polly;

namespace FaultKit.Benchmarks;

/// <summary>Runs a pipeline around requests, the way of Microsoft.Extensions.Http.Resilience: by outcomes, with a pooled context.</summary>
internal sealed class PollyChaosHandler(ResiliencePipeline<HttpResponseMessage> pipeline, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        try
        {
            var outcome = await pipeline.ExecuteOutcomeAsync(
                static async (context, call) =>
                {
                    try
                    {
                        return Outcome.FromResult(await call.Handler.SendInnerAsync(call.Request, context.CancellationToken).ConfigureAwait(false));
                    }
#pragma warning disable CA1031 // An outcome carries every exception.
                    catch (Exception e)
#pragma warning restore CA1031
                    {
                        return Outcome.FromException<HttpResponseMessage>(e);
                    }
                },
                context,
                (Handler: this, Request: request)).ConfigureAwait(false);
            outcome.ThrowIfException();
            return outcome.Result!;
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private Task<HttpResponseMessage> SendInnerAsync(HttpRequestMessage request, CancellationToken cancellation) => base.SendAsync(request, cancellation);
}
