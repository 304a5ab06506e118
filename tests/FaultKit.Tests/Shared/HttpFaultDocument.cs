using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace FaultKit.Tests;

/// <summary>Writes <c>docs/http-faults.md</c>: every example is injected, and what its caller saw is written down.</summary>
internal static class HttpFaultDocument
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    private static readonly (string Heading, string Text)[] s_sections =
    [
        ("Late and unanswered", "A delay lies inside the timeouts of the client, and a call that hangs ends with them: here with the 10 s that the standard handler gives an attempt."),
        ("Connections", "`\"when\": \"after\"` means that the request reached the server and its reply was lost; with `afterBytes` the response begins and breaks off. TLS failures befall requests over TLS alone, and a stream is reset where HTTP/2 is spoken; elsewhere the hit is recorded as missed. To wait for a connection that is never established, put a `latency` beside it: delays add up."),
        ("Answers", "The server never sees the request, unless the fault says `\"when\": \"after\"`."),
        ("Slow bodies", "Bodies pass in small pieces, never held as a whole, in both directions (`on`). A caller who gives up is free at once, and so is everybody when faults are turned off: it sees what a silent connection shows, `TaskCanceledException` \u2190 `IOException` \u2190 `SocketException` (OperationAborted). `HttpClient.Timeout` ends a body that the client reads, and not one that its caller streams."),
        ("Broken bodies", "What breaks a body comes after the handlers have returned the response: no handler retries it, neither of ours nor of anybody. Fields are found while the body passes; a body that is no JSON, or has no such field, passes untouched, and the hit is recorded as missed. A client with `AutomaticDecompression` sees what its decompression makes of broken gzip; other corruptions touch what it decompressed. A request that falls short of its length (`\"fitting\": false, \"on\": \"request\"`) fails where the runtime counts what it sends, `HttpRequestException` (Unknown), and is retried."),
    ];

    public static IReadOnlyList<HttpFaultExample> Examples { get; } =
    [
        new("Late and unanswered", """{ "type": "latency", "delay": "800ms", "jitter": "200ms" }"""),
        new("Late and unanswered", """{ "type": "timeout" }"""),
        new("Connections", """{ "type": "error" }"""),
        new("Connections", """{ "type": "connection", "kind": "refused" }"""),
        new("Connections", """{ "type": "connection", "kind": "dns" }"""),
        new("Connections", """{ "type": "connection", "kind": "unreachable" }"""),
        new("Connections", """{ "type": "connection", "kind": "connect-timeout" }"""),
        new("Connections", """{ "type": "connection", "kind": "reset" }"""),
        new("Connections", """{ "type": "connection", "kind": "reset", "when": "after" }"""),
        new("Connections", """{ "type": "connection", "kind": "reset", "afterBytes": 10 }"""),
        new("Connections", """{ "type": "connection", "kind": "closed" }"""),
        new("Connections", """{ "type": "connection", "kind": "closed", "afterBytes": 10 }"""),
        new("Connections", """{ "type": "connection", "kind": "tls-untrusted" }""") { Address = "https://prices.internal/quotes/1" },
        new("Connections", """{ "type": "connection", "kind": "tls-handshake" }""") { Address = "https://prices.internal/quotes/1" },
        new("Connections", """{ "type": "connection", "kind": "tls-closed" }""") { Address = "https://prices.internal/quotes/1" },
        new("Connections", """{ "type": "connection", "kind": "bad-status-line" }"""),
        new("Connections", """{ "type": "connection", "kind": "stream-reset" }""") { Address = "https://prices.internal/quotes/1", IsHttp2 = true },
        new("Answers", """{ "type": "throttle", "retryAfter": "2s" }"""),
        new("Answers", """{ "type": "throttle", "limit": 100, "window": "1m", "retryAfterFormat": "date" }"""),
        new("Answers", """{ "type": "throttle", "retryAfter": "2s", "police": true }"""),
        new("Answers", """{ "type": "response", "status": 503, "headers": { "X-Why": "game day" } }"""),
        new("Answers", """{ "type": "access-denied" }"""),
        new("Answers", """{ "type": "access-denied", "kind": "expired" }"""),
        new("Slow bodies", """{ "type": "slow-body", "bytesPerSecond": 1024 }"""),
        new("Slow bodies", """{ "type": "slow-body", "chunkBytes": 16, "pause": "2s", "on": "request" }""") { IsPost = true },
        new("Broken bodies", """{ "type": "corrupt", "kind": "truncate", "keep": 50 }"""),
        new("Broken bodies", """{ "type": "corrupt", "kind": "truncate", "keep": 50, "fitting": false }"""),
        new("Broken bodies", """{ "type": "corrupt", "kind": "bit-flip", "flips": 2 }"""),
        new("Broken bodies", """{ "type": "corrupt", "kind": "malformed-json" }"""),
        new("Broken bodies", """{ "type": "corrupt", "kind": "empty" }"""),
        new("Broken bodies", """{ "type": "corrupt", "kind": "drop-field", "path": "$.price" }"""),
        new("Broken bodies", """{ "type": "corrupt", "kind": "null-field", "path": "$.price", "on": "request" }""") { IsPost = true },
        new("Broken bodies", """{ "type": "corrupt", "kind": "retype-field", "path": "$.price" }"""),
        new("Broken bodies", """{ "type": "corrupt", "kind": "duplicate" }"""),
        new("Broken bodies", """{ "type": "corrupt", "kind": "oversize", "bytes": 1000 }"""),
        new("Broken bodies", """{ "type": "corrupt", "kind": "charset", "charset": "utf-16" }"""),
        new("Broken bodies", """{ "type": "corrupt", "kind": "content-type", "contentType": "text/html" }"""),
        new("Broken bodies", """{ "type": "corrupt", "kind": "gzip" }"""),
        new("Broken bodies", """{ "type": "corrupt", "kind": "gzip-truncated", "keep": 50 }"""),
    ];

    public static async Task<string> WriteAsync()
    {
        var page = new StringBuilder("""
            # Faults of HttpClient

            Every fault of this page was injected into a call, and what its caller saw was written down: the page is made by a test, and another holds it to what happens.
            The server answers `{"symbol":"MSFT","price":17.25}`; what is posted is the same. "Retried" says whether the standard resilience handler of `Microsoft.Extensions.Http.Resilience` tries again (4 attempts in all), with `builder.UseChaos()` having put the faults inside it.
            All settings are in [faults.md](faults.md), and how each failure compares with a real one in [http-conformance.md](http-conformance.md).


            """);
        foreach (var (heading, text) in s_sections)
        {
            page.Append(CultureInfo.InvariantCulture, $"## {heading}\n\n{text}\n\n| fault | what the caller sees | retried |\n|---|---|---|\n");
            foreach (var example in Examples.Where(example => example.Section == heading))
            {
                var (seen, attempts) = await RunAsync(example);
                page.Append(CultureInfo.InvariantCulture, $"| `{example.Fault}` | {seen.Replace("|", "\\|", StringComparison.Ordinal)} | {(attempts > 1 ? "yes" : "no")} |\n");
            }

            page.Append('\n');
        }

        return page.Append("""
            ## Where they are injected

            `builder.UseChaos()` puts faults right above the primary handler of every client that `IHttpClientFactory` makes: typed, named, keyed, default, and those of Refit, whether they are registered before the line or after it. Every other handler, those that retry among them, lies outside, as it would in the incident; a client made by hand, as functions have them, says it where it is made: `new HttpClient(new SocketsHttpHandler().UseChaos())`. In a host, give it the host's injector, or the process has two: `UseChaos(services.GetRequiredService<FaultInjector>())`.
            A request that a fault keeps from being sent has the span, the metrics and the diagnostic events that the runtime would have written, once; `http.client.request.duration` of a request that is late and then sent begins when it is sent.

            ## On the wire

            Connections can fail below the runtime's own handler instead, which then builds exception, span and metrics itself, over a real socket:

            ```csharp
            services.AddHttpClient("quotes").UseWireFaults();
            ```

            This is about `error`, and `connection` before the call; answers, bodies and lost replies are the same either way. To be known beforehand:

            * A request that is hit goes through a twin of the client's handler, and opens a connection of its own: it fails whether or not one was open, and those that are open stay as they are.
            * It needs a `SocketsHttpHandler` at the end of the pipeline, which is the factory's default. With another, `HttpClientHandler` say, connections fail above it, as without this line.
            * It goes past a proxy: the fault is about the connection to the origin.

            ## Over time

            An outage is a window in which nobody listens; a degradation grows. Both run on the clock of the plan, not of the process, so that every instance sees them at once.

            ```json
            { "name": "outage", "target": "http:prices.internal", "starts": "2026-11-23T09:00:00Z", "duration": "10m",
              "fault": { "type": "connection", "kind": "refused" } }
            ```

            ```json
            { "name": "brown-out", "target": "http:prices.internal", "starts": "2026-11-23T09:00:00Z", "duration": "30m", "ramp": "10m",
              "fault": { "type": "response", "status": 503 }, "percentage": 40 }
            ```

            ```json
            { "name": "slower-and-slower", "target": "http:prices.internal", "starts": "2026-11-23T09:00:00Z", "ramp": "10m", "rampBy": "delay",
              "fault": { "type": "latency", "delay": "2s" } }
            ```

            A ramp takes the percentage from 0 to what the rule says, or with `rampBy` the delay. The dice are the same all the way: a call that is hit at 5 % is hit at 40 % too.

            ## Quotas, and callers who do not wait

            A `throttle` with `limit` and `window` lets so many calls pass in each window, per process and in order of arrival, and says in `Retry-After` when the next begins. The count goes on over a reload that leaves the rule as it is.
            With `"police": true` it writes down who comes back before that: a caller is the test, the invocation, the request or the trace that a call belongs to. Nothing is injected for that; `journal.Hits.Early` holds it, also for calls that the rule itself leaves alone.

            ```json
            { "name": "polite", "target": "http:prices.internal", "calls": "1", "fault": { "type": "throttle", "retryAfter": "2s", "police": true } }
            ```

            ## For some requests

            ```json
            { "name": "one-tenant", "target": "http:prices.internal", "match": [ { "path": "baggage.tenant", "value": "acme" } ],
              "fault": { "type": "connection", "kind": "reset" } }
            ```

            A rule may look at `method`, `scheme`, `host`, `port`, `path`, `query`, `header.NAME`, `baggage.NAME` (the request's own `baggage` header, or the current activity's) and into a JSON body (`$.symbol`).
            Nothing that arrives with a request does more than select: no header brings a fault, raises a percentage or turns a plan on.

            """).Replace("\r\n", "\n").ToString();
    }

    private static async Task<(string Seen, int Attempts)> RunAsync(HttpFaultExample example)
    {
        // The clock of the timeouts runs where nothing else ends the call: beside a delay that is over it would run ahead of the call.
        var isHanging = example.Fault.Contains("\"timeout\" }", StringComparison.Ordinal);
        var isWaiting = example.Section == "Slow bodies" || example.Fault.Contains("latency", StringComparison.Ordinal);
        var time = new FakeTimeProvider(s_now);
        var server = new QuoteServer();
        var builder = Some.Host();
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddHttpClient("").ConfigurePrimaryHttpMessageHandler(() => server).AddStandardResilienceHandler(options =>
        {
            Some.Fast(options);
            options.Retry.ShouldRetryAfterHeader = false;
            options.TotalRequestTimeout.Timeout = TimeSpan.FromDays(1);
        });

        // A quota is shown by what lies beyond it.
        builder.UseChaos(chaos => chaos.UseTime(isWaiting ? new HurriedTime(s_now) : time).ReadPlan(Some.Plan(example.Fault.Replace("\"limit\": 100", "\"limit\": 1", StringComparison.Ordinal))));

        // Not disposed: the pipelines would wait, on a clock that stands still, for an attempt that hangs.
        var host = builder.Build();
        var client = host.Services.Client();
        if (example.Fault.Contains("\"limit\"", StringComparison.Ordinal))
        {
            (await client.GetAsync(example.Address, TestContext.Current.CancellationToken)).Dispose();
        }

        var call = SeeAsync(client, example, server);
        while (isHanging && !call.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        var seen = await call.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        return (seen, host.Injector().Journal.Hits.By("rule").Count);
    }

    private static async Task<string> SeeAsync(HttpClient client, HttpFaultExample example, QuoteServer server)
    {
        using var request = new HttpRequestMessage(example.IsPost ? HttpMethod.Post : HttpMethod.Get, example.Address);
        request.Version = example.IsHttp2 ? HttpVersion.Version20 : HttpVersion.Version11;
        request.Content = example.IsPost ? new StringContent(QuoteServer.Quote, Encoding.UTF8, "application/json") : null;
        try
        {
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
            var head = $"{(int)response.StatusCode}{Shown(response)}";
            try
            {
                var body = Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
                return example.IsPost ? $"{head}; the server receives {Text(server.Received)}" : body == QuoteServer.Quote && head == "200" ? "200, as it is" : $"{head}, {Text(body)}";
            }
            catch (Exception e) when (e is HttpRequestException or IOException or InvalidDataException)
            {
                return $"{head}, then {Chain(e)}";
            }
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException || e.GetType().Name == "TimeoutRejectedException")
        {
            return Chain(e);
        }
    }

    private static string Shown(HttpResponseMessage response) => string.Concat(response.Headers.Concat(response.Content.Headers)
        .Where(header => header.Key is "Retry-After" or "WWW-Authenticate" or "X-Why" or "Content-Encoding" || (header.Key == "Content-Type" && !header.Value.Contains("application/json; charset=utf-8")))
        .Select(header => $", `{header.Key}: {string.Join(", ", header.Value)}`"));

    private static string Text(string body) => body.Length == 0 ? "no body"
        : body.Length > 100 ? $"{body.Length} bytes"
        : body.Any(c => c is < ' ' or > '~') ? "bytes that are no text"
        : $"`{body}`";

    private static string Chain(Exception e) => string.Join(" \u2190 ", Exceptions(e).Select(one => $"`{one.GetType().Name}`{Code(one)}"));

    private static IEnumerable<Exception> Exceptions(Exception? e)
    {
        for (; e is not null; e = e.InnerException)
        {
            yield return e;
        }
    }

    private static string Code(Exception e) => e switch
    {
        HttpRequestException http => $" ({http.HttpRequestError})",
        HttpIOException io => $" ({io.HttpRequestError})",
        SocketException socket => $" ({socket.SocketErrorCode})",
        _ => "",
    };
}
