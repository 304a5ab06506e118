namespace FaultKit;

/// <content>Requests whose outcome a plan's <c>abortWhen</c> looks at: what failed, or took long, by itself.</content>
public sealed partial class FaultHttpHandler
{
    /// <summary>Sends, and tells a plan's <c>abortWhen</c> how it went.</summary>
    private async Task<HttpResponseMessage> ObserveAsync(FaultInjector injector, HttpRequestMessage request, CancellationToken cancellation)
    {
        var outcome = HttpPoints.Of(request) is { } point ? injector.Observe(point) : default;
        var decision = Decide(injector, request);
        HttpResponseMessage? response = null;
        try
        {
            return response = await (decision is null ? base.SendAsync(request, cancellation) : new HttpExchange(decision, injector.Time, request, InnerHandler, cancellation).RunAsync(base.SendAsync)).ConfigureAwait(false);
        }
        finally
        {
            End(outcome, response, decision, cancellation);
        }
    }

    private HttpResponseMessage Observe(FaultInjector injector, HttpRequestMessage request, CancellationToken cancellation)
    {
        var outcome = HttpPoints.Of(request) is { } point ? injector.Observe(point) : default;
        var decision = Decide(injector, request);
        HttpResponseMessage? response = null;
        try
        {
            return response = decision is null ? base.Send(request, cancellation) : new HttpExchange(decision, injector.Time, request, InnerHandler, cancellation).Run(base.Send);
        }
        finally
        {
            End(outcome, response, decision, cancellation);
        }
    }

    /// <summary>A request that was given up while a fault held it up says nothing. Without one it has no answer: whether its caller left or waited in vain cannot be told apart here, where the timeout of a client is a token like any other.</summary>
    private static void End(CallOutcome outcome, HttpResponseMessage? response, FaultDecision? decision, CancellationToken cancellation)
    {
        if (response is null && cancellation.IsCancellationRequested && decision is { HasDelayed: true })
        {
            return;
        }

        outcome.End(response is null || (int)response.StatusCode >= 500, decision);
    }
}
