using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Logging;

namespace FaultKit.Tests;

/// <summary>Things whose details do not matter to a test.</summary>
internal static class Some
{
    public const string Refused = """{"type": "error"}""";

    public static readonly Uri Address = new("http://prices.internal/quotes/1");

    /// <summary>A plan of one rule for every request to prices.internal.</summary>
    public static string Plan(string fault = Refused, string environment = "Staging", bool enabled = true, string rule = "rule", string more = "") =>
        $$"""
        {"version": 1, "enabled": {{(enabled ? "true" : "false")}}, "environments": ["{{environment}}"], "seed": 1,
         {{(environment is "*" or "Production" ? $"\"expires\": \"{TimeProvider.System.GetUtcNow().AddHours(1):O}\"," : "")}}
         "rules": [{"name": "{{rule}}", "target": "http:prices.internal", "fault": {{fault}} {{more}} }]}
        """;

    /// <summary>A host with nothing but a log.</summary>
    public static HostApplicationBuilder Host(string environment = "Staging", RecordingLogs? logs = null)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true, EnvironmentName = environment });
        builder.Logging.SetMinimumLevel(LogLevel.Trace).AddProvider(logs ?? new());
        return builder;
    }

    /// <summary>The standard handler, with retries that do not wait.</summary>
    public static void Fast(HttpStandardResilienceOptions options)
    {
        options.Retry.MaxRetryAttempts = 3;
        options.Retry.Delay = TimeSpan.Zero;
    }

    public static FaultInjector Injector(this IHost host) => host.Services.GetRequiredService<FaultInjector>();

    public static HttpClient Client(this IServiceProvider services, string name = "") =>
        services.GetRequiredService<IHttpClientFactory>().CreateClient(name);

    /// <summary>How a request ends: a status, or the type of an exception.</summary>
    public static async Task<object> OutcomeAsync(this HttpClient client)
    {
        try
        {
            using var response = await client.GetAsync(Address, TestContext.Current.CancellationToken);
            return response.StatusCode;
        }
        catch (HttpRequestException e)
        {
            return e.HttpRequestError;
        }
    }
}
