namespace FaultKit.Testing.Tests;

/// <summary>Answers every request with 200 and counts what reaches it.</summary>
internal sealed class StubTransport : HttpMessageHandler
{
    private int _count;

    public int Count => _count;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _count);
        return Task.FromResult(new HttpResponseMessage { RequestMessage = request, Content = new StringContent("{\"price\": 42}") });
    }
}
