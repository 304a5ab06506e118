using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace FaultKit.Conformance;

/// <summary>Answers that a server gives instead of the one that was hoped for.</summary>
internal static class AnswerRows
{
    private const string Problem = "down for maintenance";
    private const string Followed = "the runtime follows redirects below the place where faults are injected";
    private static readonly string s_unavailable = $$"""{"type": "response", "status": 503, "headers": {"Content-Type": "text/plain"}, "body": "{{Problem}}"}""";

    public static IReadOnlyList<ConformanceRow> All { get; } =
    [
        Of("429 with Retry-After in seconds", """{"type": "throttle", "retryAfter": "2s"}""", context =>
        {
            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = "2";
            return Task.CompletedTask;
        }),
        Of("429 with Retry-After as a date", """{"type": "throttle", "retryAfter": "2s", "retryAfterFormat": "date"}""", context =>
        {
            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = TimeProvider.System.GetUtcNow().AddSeconds(2).ToString("r");
            return Task.CompletedTask;
        }),
        Of("403", """{"type": "access-denied"}""", context => AnswerAsync(context.Response, 403, """{"message":"Forbidden"}""", "application/json")),
        Of("401 with a challenge", """{"type": "access-denied", "kind": "expired"}""", context =>
        {
            context.Response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\", error_description=\"The access token expired\"";
            return AnswerAsync(context.Response, 401, """{"message":"Unauthorized"}""", "application/json");
        }),
        Of("503 with a body", s_unavailable, context => AnswerAsync(context.Response, 503, Problem)),
        Of("503 to HEAD", s_unavailable, context => AnswerAsync(context.Response, 503, Problem)) with { Request = address => new(HttpMethod.Head, address) },
        Of("503 over HTTP/2", s_unavailable, context => AnswerAsync(context.Response, 503, Problem)) with
        {
            Real = () => KestrelServer.StartAsync(context => AnswerAsync(context.Response, 503, Problem), HttpProtocols.Http2),
            How = "Kestrel; HTTP/2 without TLS has no synchronous calls",
            Request = address => new(HttpMethod.Get, address) { Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionExact },
            Ways = [Way.Buffered, Way.Streamed],
        },
        Of("404 with a body", $$"""{"type": "response", "status": 404, "headers": {"Content-Type": "text/plain"}, "body": "{{Problem}}"}""", context => AnswerAsync(context.Response, 404, Problem)),
        Of("204 without a body", """{"type": "response", "status": 204}""", context =>
        {
            context.Response.StatusCode = 204;
            return Task.CompletedTask;
        }),
        Of("302 that is not followed", """{"type": "response", "status": 302, "headers": {"Location": "/quotes/2"}}""", RedirectAsync) with { Client = client => client.AllowAutoRedirect = false },
        Of("302 that is followed", """{"type": "response", "status": 302, "headers": {"Location": "/quotes/2"}}""", RedirectAsync) with
        {
            Differs = new[] { Facet.Response, Facet.Content, Facet.Span, Facet.Metrics, Facet.Events, Facet.PlainRetry }.ToDictionary(facet => facet, _ => Followed),
        },
        Of("200, late", """{"type": "latency", "delay": "1ms"}""", context => AnswerAsync(context.Response, 200, Problem)) with
        {
            Well = () => KestrelServer.StartAsync(context => AnswerAsync(context.Response, 200, Problem)),
            Differs = new Dictionary<Facet, string> { [Facet.Metrics] = "the request counts as active while it is held back, and once more when it is sent; its duration, which no row compares, begins when it is sent" },
        },
    ];

    private static ConformanceRow Of(string name, string fault, RequestDelegate answer) => new(name, fault) { Real = () => KestrelServer.StartAsync(answer), How = "Kestrel" };

    private static Task RedirectAsync(HttpContext context)
    {
        if (context.Request.Path == "/quotes/2")
        {
            return AnswerAsync(context.Response, 200, "elsewhere");
        }

        context.Response.StatusCode = 302;
        context.Response.Headers.Location = "/quotes/2";
        return Task.CompletedTask;
    }

    private static Task AnswerAsync(HttpResponse response, int status, string body, string type = "text/plain")
    {
        response.StatusCode = status;
        response.ContentType = type;
        response.ContentLength = body.Length;
        return response.Body.WriteAsync(Encoding.UTF8.GetBytes(body)).AsTask();
    }
}
