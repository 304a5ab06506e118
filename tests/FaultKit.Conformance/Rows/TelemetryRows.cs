using System.Net.Http.Metrics;
using Microsoft.AspNetCore.Http;

namespace FaultKit.Conformance;

/// <summary>Requests of which telemetry says more than usual, or must not say all.</summary>
internal static class TelemetryRows
{
    public static IReadOnlyList<ConformanceRow> All { get; } =
    [
        Refused("a query, a user and a fragment, which spans do not show", address => new(HttpMethod.Get, new UriBuilder(address) { Query = "account=17", Fragment = "top", UserName = "joe" }.Uri)),
        Refused("a method that nobody knows", address => new(new("FETCH"), address)),
        Refused("a method in small letters", address => new(new("get"), address)),
        Refused("a Host header", address => new(HttpMethod.Get, address) { Headers = { Host = "prices.internal:8080" } }),
        Refused("tags of the application's own, of a failure", Tagged),
        new("tags of the application's own, of an answer", """{"type": "throttle"}""")
        {
            Real = () => KestrelServer.StartAsync(context =>
            {
                context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
                return Task.CompletedTask;
            }),
            How = "Kestrel",
            Request = Tagged,
        },
    ];

    private static HttpRequestMessage Tagged(Uri address)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        HttpMetricsEnrichmentContext.AddCallback(request, context => context.AddCustomTag("tenant", $"acme, {context.Request.Method}, {(int?)context.Response?.StatusCode}, {context.Exception?.GetType().Name}"));
        HttpMetricsEnrichmentContext.AddCallback(request, context => context.AddCustomTag("desk", 7));
        return request;
    }

    private static ConformanceRow Refused(string name, Func<Uri, HttpRequestMessage> request) => new(name, """{"type": "error"}""")
    {
        Real = () => Task.FromResult<Peer>(NoPeer.Refusing()),
        How = "a port of this machine where nobody listens",
        Request = request,
    };
}
