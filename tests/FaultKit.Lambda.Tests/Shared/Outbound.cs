namespace FaultKit.Lambda.Tests;

/// <summary>A service that a handler calls over HTTP, with faults inside the client.</summary>
internal sealed class Outbound : HttpMessageHandler
{
    public static async Task<int> AskAsync(FaultInjector injector)
    {
        using var client = new HttpClient(new FaultHttpHandler(injector, new Outbound()));
        using var response = await client.GetAsync(new Uri("http://quotes.example/MSFT"), Patience.Token);
        return (int)response.StatusCode;
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Task.FromResult(new HttpResponseMessage { RequestMessage = request });
}
