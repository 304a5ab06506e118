namespace FaultKit.Benchmarks;

/// <summary>The end of a pipeline: answers at once, without a socket.</summary>
internal sealed class StubServer : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Task.FromResult(new HttpResponseMessage { RequestMessage = request });
}
