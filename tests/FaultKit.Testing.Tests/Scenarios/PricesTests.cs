using System.Net;
using FaultKit;
using FaultKit.Testing;
using Xunit;

namespace Shop.Tests;

public sealed class PricesTests : IDisposable
{
    private readonly FaultInjector _own = new();
    private readonly HttpClient _client;

    // By hand, because this test has no host: AddChaos() puts the same handler around every client of one.
    public PricesTests() => _client = new(new FaultHttpHandler(_own, new StubTransport()));

    public void Dispose()
    {
        _client.Dispose();
        _own.Dispose();
    }

    [Fact]
    public async Task ThrottledOnce_ThePriceComesFromTheFallback_AndThenFromTheService()
    {
        var prices = new Prices(_client);

        await FaultTest.RunAsync(
            plan => plan.On(Http.Get("prices.internal/quotes/*")).Call(1).Throttle(),
            async chaos =>
            {
                Assert.Equal("fallback", await prices.GetAsync("MSFT"));
                Assert.Equal("{}", await prices.GetAsync("MSFT"));
            });
    }

    /// <summary>What is tested; it knows nothing of faults.</summary>
    private sealed class Prices(HttpClient client)
    {
        public async Task<string> GetAsync(string symbol)
        {
            using var response = await client.GetAsync(new Uri($"http://prices.internal/quotes/{symbol}"));
            return response.IsSuccessStatusCode ? await response.Content.ReadAsStringAsync() : "fallback";
        }
    }

    /// <summary>Stands where the service is.</summary>
    private sealed class StubTransport : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("{}") });
    }
}
