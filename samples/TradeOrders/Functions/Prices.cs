using System.Net.Http.Json;
using System.Text.Json;
using Polly;
using Polly.Retry;
using Polly.Timeout;
using TradeOrders.Shapes;

namespace TradeOrders.Functions;

/// <summary>Asks the price service, and asks again where it does not answer.</summary>
internal sealed class Prices(HttpClient http, Uri service)
{
    // Two more tries, 20 and 40 ms later. An answer that is cut short is as good as none, so JSON that ends early is retried too.
    private static readonly ResiliencePipeline<Quote> s_patience = new ResiliencePipelineBuilder<Quote>()
        .AddRetry(new RetryStrategyOptions<Quote>
        {
            MaxRetryAttempts = 2,
            Delay = TimeSpan.FromMilliseconds(20),
            BackoffType = DelayBackoffType.Exponential,
            ShouldHandle = new PredicateBuilder<Quote>().Handle<HttpRequestException>().Handle<JsonException>().Handle<TimeoutRejectedException>(),
        })
        .AddTimeout(TimeSpan.FromMilliseconds(250))
        .Build();

    public async Task<Quote> GetAsync(string symbol)
    {
        var address = new Uri(service, $"quotes/{symbol}");
        return await s_patience.ExecuteAsync(async cancellation => await AskAsync(address, cancellation));
    }

    private async Task<Quote> AskAsync(Uri address, CancellationToken cancellation) =>
        await http.GetFromJsonAsync(address, ShapesJson.Default.Quote, cancellation) ?? throw new JsonException("The answer is null.");
}
