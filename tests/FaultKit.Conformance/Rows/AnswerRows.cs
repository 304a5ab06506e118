namespace FaultKit.Conformance;

/// <summary>Answers that a server gives instead of the one that was hoped for.</summary>
internal static class AnswerRows
{
    private const string Problem = "down for maintenance";

    public static IReadOnlyList<ConformanceRow> All { get; } =
    [
        new("429 with Retry-After", """{"type": "throttle", "retryAfter": "2s"}""")
        {
            Real = () => KestrelServer.StartAsync(context =>
            {
                context.Response.StatusCode = 429;
                context.Response.Headers.RetryAfter = "2";
                return Task.CompletedTask;
            }),
            How = "Kestrel",
        },
        new("503 with a body", $$"""{"type": "response", "status": 503, "headers": {"Content-Type": "text/plain"}, "body": "{{Problem}}"}""")
        {
            Real = () => KestrelServer.StartAsync(context => AnswerAsync(context.Response, 503)),
            How = "Kestrel",
        },
        new("404 with a body", $$"""{"type": "response", "status": 404, "headers": {"Content-Type": "text/plain"}, "body": "{{Problem}}"}""")
        {
            Real = () => KestrelServer.StartAsync(context => AnswerAsync(context.Response, 404)),
            How = "Kestrel",
        },
        new("204 without a body", """{"type": "response", "status": 204}""")
        {
            Real = () => KestrelServer.StartAsync(context =>
            {
                context.Response.StatusCode = 204;
                return Task.CompletedTask;
            }),
            How = "Kestrel",
        },
    ];

    private static Task AnswerAsync(Microsoft.AspNetCore.Http.HttpResponse response, int status)
    {
        response.StatusCode = status;
        response.ContentType = "text/plain";
        response.ContentLength = Problem.Length;
        return response.Body.WriteAsync(System.Text.Encoding.UTF8.GetBytes(Problem)).AsTask();
    }
}
