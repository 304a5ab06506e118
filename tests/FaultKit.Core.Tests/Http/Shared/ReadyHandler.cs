namespace FaultKit.Tests.Http;

/// <summary>The end of a pipeline that always returns the same task.</summary>
internal sealed class ReadyHandler : HttpMessageHandler
{
    public ReadyHandler() => Answer = Task.FromResult(Response);

    public HttpResponseMessage Response { get; } = new();

    public Task<HttpResponseMessage> Answer { get; }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Answer;

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) => Response;
}
