using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Polly;
using Polly.Retry;

namespace FaultKit.Conformance;

/// <summary>Calls a peer in every way of a row, and writes down all that a caller could see.</summary>
/// <param name="row">The row.</param>
/// <param name="peer">Who is called.</param>
/// <param name="injector">Injects the failure; null where the peer fails by itself.</param>
internal sealed class Observer(ConformanceRow row, Peer peer, FaultInjector? injector)
{
    private const int Retries = 3;

    public async Task<Observation> ObserveAsync()
    {
        List<Fact> facts = [];
        Dictionary<Way, Exception?> failures = [];
        foreach (var way in row.Ways)
        {
            failures[way] = await CallAsync(way, facts);
        }

        facts.Add(new(Facet.StandardHandler, null, (await StandardAttemptsAsync()).ToString(CultureInfo.InvariantCulture)));
        facts.Add(new(Facet.PlainRetry, null, (await PlainAttemptsAsync()).ToString(CultureInfo.InvariantCulture)));
        return new([.. facts.Select(fact => fact with { Text = peer.Scrub(fact.Text) })], failures);
    }

    private HttpRequestMessage Request() => (injector is null ? row.RealRequest ?? row.Request : row.Request)(peer.Address);

    /// <summary>The client's innermost handler, the same for both sides but for the fault.</summary>
    private HttpMessageHandler Innermost()
    {
        var sockets = new SocketsHttpHandler();
        row.Client(sockets);
        peer.Configure(sockets);
        return injector is null ? sockets : new FaultHttpHandler(injector, sockets) { UsesWire = row.UsesWire };
    }

    private async Task<Exception?> CallAsync(Way way, List<Fact> facts)
    {
        using var client = new HttpClient(Innermost()) { Timeout = row.Timeout };
        using var telemetry = new Telemetry();
        using var request = Request();
        using var end = End();
        HttpResponseMessage? response = null;
        using var body = new MemoryStream();
        var failure = await Record.ExceptionAsync(async () =>
        {
            response = way switch
            {
                Way.Buffered => await client.SendAsync(request, HttpCompletionOption.ResponseContentRead, end.Token),
                Way.Streamed => await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, end.Token),
                Way.Sync => client.Send(request, HttpCompletionOption.ResponseHeadersRead, end.Token),
                _ => client.Send(request, HttpCompletionOption.ResponseContentRead, end.Token),
            };
            await ReadAsync(response, way, body, end.Token);
        });
        facts.Add(new(Facet.Failure, way, Failures.InFull(failure)));
        facts.Add(new(Facet.Response, way, Describe(response, request)));
        facts.Add(new(Facet.Content, way, Encoding.Latin1.GetString(body.ToArray())));
        facts.Add(new(Facet.Span, way, telemetry.Spans));
        facts.Add(new(Facet.Metrics, way, telemetry.Metrics));
        facts.Add(new(Facet.Events, way, telemetry.Events));
        response?.Dispose();
        return failure;
    }

    /// <summary>Ends when the caller gives up, if ever.</summary>
    private CancellationTokenSource End(TimeSpan? other = null) => new(other ?? row.GivesUpAfter, TimeProvider.System);

    private static async Task ReadAsync(HttpResponseMessage response, Way way, MemoryStream body, CancellationToken cancellation)
    {
        var isSync = way is Way.Sync or Way.SyncBuffered;
        using var stream = isSync ? response.Content.ReadAsStream(cancellation) : await response.Content.ReadAsStreamAsync(cancellation);
        var piece = new byte[64];
        int length;
        while ((length = isSync ? stream.Read(piece) : await stream.ReadAsync(piece, cancellation)) > 0)
        {
            body.Write(piece, 0, length);
        }
    }

    private static string Describe(HttpResponseMessage? response, HttpRequestMessage request) => response is null ? "none" : string.Join('\n', [
        $"HTTP/{response.Version} {(int)response.StatusCode} {response.ReasonPhrase}, to {(response.RequestMessage == request ? "the request" : "another request")}",
        .. Headers(response.Headers.NonValidated),
        .. Headers(response.Content.Headers.NonValidated)]);

    private static IEnumerable<string> Headers(System.Net.Http.Headers.HttpHeadersNonValidated headers) =>
        headers.OrderBy(header => header.Key, StringComparer.Ordinal).Select(header => header.Key is "Date" or "Retry-After" && DateTimeOffset.TryParseExact(header.Value.ToString(), "r", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            ? $"{header.Key}: {{now}}"
            : $"{header.Key}: {header.Value}");

    /// <summary>Attempts of a client with the standard handler, which sees no more of a body than the rest of the pipeline does.</summary>
    private async Task<int> StandardAttemptsAsync()
    {
        var counting = new CountingHandler(Innermost());
        var services = new ServiceCollection();
        services.AddHttpClient("client").ConfigurePrimaryHttpMessageHandler(() => counting).AddStandardResilienceHandler(options =>
        {
            options.Retry.MaxRetryAttempts = Retries;
            options.Retry.Delay = TimeSpan.Zero;
            options.Retry.ShouldRetryAfterHeader = false;
            options.AttemptTimeout.Timeout = row.AttemptTimeout;
            options.CircuitBreaker.SamplingDuration = 2 * row.AttemptTimeout;
            options.TotalRequestTimeout.Timeout = 10 * row.AttemptTimeout;
        });
        await using var provider = services.BuildServiceProvider();
        using var client = provider.GetRequiredService<IHttpClientFactory>().CreateClient("client");
        using var request = Request();
        using var end = End(row.HandlerGivesUpAfter);
        await Record.ExceptionAsync(async () => (await client.SendAsync(request, end.Token)).Dispose());
        return counting.Attempts;
    }

    /// <summary>Attempts of a retry around call and body, which stops at the first that does not throw.</summary>
    private async Task<int> PlainAttemptsAsync()
    {
        var counting = new CountingHandler(Innermost());
        using var client = new HttpClient(counting) { Timeout = row.Timeout };
        var retry = new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions { MaxRetryAttempts = Retries, Delay = TimeSpan.Zero }).Build();
        using var end = End();
        await Record.ExceptionAsync(() => retry.ExecuteAsync(async cancellation =>
        {
            using var request = Request();
            using var response = await client.SendAsync(request, cancellation);
            response.EnsureSuccessStatusCode();
        }, end.Token).AsTask());
        return counting.Attempts;
    }
}
