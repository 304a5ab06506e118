namespace FaultKit.Tests.Http;

/// <summary>The end of a pipeline: reads each request whole, keeps its body, and answers.</summary>
internal sealed class StubServer(Func<HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler
{
    public StubServer(Func<HttpResponseMessage>? answer = null)
        : this(request => answer?.Invoke() ?? new() { RequestMessage = request })
    {
    }

    public List<byte[]> Bodies { get; } = [];

    public int Requests => Bodies.Count;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        await (request.Content?.CopyToAsync(body, cancellationToken) ?? Task.CompletedTask);
        Bodies.Add(body.ToArray());
        return answer(request);
    }

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        request.Content?.CopyTo(body, null, cancellationToken);
        Bodies.Add(body.ToArray());
        return answer(request);
    }
}
