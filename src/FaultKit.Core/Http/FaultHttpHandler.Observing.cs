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
            outcome.End(HasFailed(response), decision);
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
            outcome.End(HasFailed(response), decision);
        }
    }

    private static bool HasFailed(HttpResponseMessage? response) => response is null || (int)response.StatusCode >= 500;
}
