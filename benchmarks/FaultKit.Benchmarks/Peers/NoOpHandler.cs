namespace FaultKit.Benchmarks;

/// <summary>A handler that does nothing: what any handler costs.</summary>
internal sealed class NoOpHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        base.SendAsync(request, cancellationToken);
}
