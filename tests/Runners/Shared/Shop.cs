using FaultKit.Testing;

namespace FaultKit.Runners;

/// <summary>The code under test: asks for a price, and makes do without one.</summary>
internal sealed class Shop : IDisposable
{
    private static readonly Uri s_quote = new("http://prices.internal/quotes/MSFT");

    private readonly FaultInjector _injector = new();
    private readonly HttpClient _prices;

    public Shop()
    {
        var service = new FakeHttpService().On(Http.Get("prices.internal/quotes/*"), 200, "42");
        _prices = new(new FaultHttpHandler(_injector, service));
    }

    public void Dispose()
    {
        _prices.Dispose();
        _injector.Dispose();
    }

    public async Task<string> GetPriceAsync()
    {
        // A shop that has a price in its cache asks nobody: the test of its fallback is then worth nothing, and has to say so.
        if (Rerun.IsIdle)
        {
            return "fallback";
        }

        using var response = await _prices.GetAsync(s_quote);
        return response.IsSuccessStatusCode ? await response.Content.ReadAsStringAsync() : "fallback";
    }
}
