using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;

namespace FaultKit.Tests;

/// <summary>A way to register a client that retries three times, and to get it.</summary>
internal sealed record ClientRegistration(Action<IServiceCollection> Register, Func<IServiceProvider, HttpClient> Get)
{
    public static readonly Dictionary<string, ClientRegistration> All = new()
    {
        ["default client"] = new(s => s.AddHttpClient("").AddStandardResilienceHandler(Some.Fast), p => p.Client()),
        ["named client"] = Named(s => s.AddHttpClient("quotes").AddStandardResilienceHandler(Some.Fast)),
        ["typed client"] = new(s => s.AddHttpClient<QuoteClient>().AddStandardResilienceHandler(Some.Fast), p => p.GetRequiredService<QuoteClient>().Http),
        ["keyed client"] = new(
            s => s.AddHttpClient("quotes").AddAsKeyed().AddStandardResilienceHandler(Some.Fast),
            p => p.CreateScope().ServiceProvider.GetRequiredKeyedService<HttpClient>("quotes")),
        ["resilience by defaults, then the client"] = Named(
            s => s.ConfigureHttpClientDefaults(d => d.AddStandardResilienceHandler(Some.Fast)).AddHttpClient("quotes")),
        ["the client, then resilience by defaults"] = Named(s =>
        {
            s.AddHttpClient("quotes");
            s.ConfigureHttpClientDefaults(d => d.AddStandardResilienceHandler(Some.Fast));
        }),
        ["a handler by ConfigureAll, then the client"] = Named(
            s => s.ConfigureAll<HttpClientFactoryOptions>(AddHandler).AddHttpClient("quotes").AddStandardResilienceHandler(Some.Fast)),
        ["the client, then a handler by ConfigureAll"] = Named(s =>
        {
            s.AddHttpClient("quotes").AddStandardResilienceHandler(Some.Fast);
            s.ConfigureAll<HttpClientFactoryOptions>(AddHandler);
        }),
        ["a handler, then resilience"] = Named(
            s => s.AddHttpClient("quotes").AddHttpMessageHandler(() => new PassingHandler()).AddStandardResilienceHandler(Some.Fast)),
        ["resilience, then a handler"] = Named(s =>
        {
            var client = s.AddHttpClient("quotes");
            client.AddStandardResilienceHandler(Some.Fast);
            client.AddHttpMessageHandler(() => new PassingHandler());
        }),
        ["a primary handler, then resilience"] = Named(
            s => s.AddHttpClient("quotes").ConfigurePrimaryHttpMessageHandler(() => new StubServer()).AddStandardResilienceHandler(Some.Fast)),
        ["resilience, then a primary handler"] = Named(s =>
        {
            var client = s.AddHttpClient("quotes");
            client.AddStandardResilienceHandler(Some.Fast);
            client.ConfigurePrimaryHttpMessageHandler(() => new StubServer());
        }),
        ["UseSocketsHttpHandler, then resilience"] = Named(
            s => s.AddHttpClient("quotes").UseSocketsHttpHandler((sockets, _) => sockets.UseCookies = false).AddStandardResilienceHandler(Some.Fast)),
        ["resilience, then UseSocketsHttpHandler"] = Named(s =>
        {
            var client = s.AddHttpClient("quotes");
            client.AddStandardResilienceHandler(Some.Fast);
            client.UseSocketsHttpHandler((sockets, _) => sockets.UseCookies = false);
        }),
        ["a filter of somebody else"] = Named(
            s => s.AddSingleton<IHttpMessageHandlerBuilderFilter, LatecomerFilter>().AddHttpClient("quotes").AddStandardResilienceHandler(Some.Fast)),
    };

    private static ClientRegistration Named(Action<IServiceCollection> register) => new(register, provider => provider.Client("quotes"));

    private static void AddHandler(HttpClientFactoryOptions options) =>
        options.HttpMessageHandlerBuilderActions.Add(builder => builder.AdditionalHandlers.Add(new PassingHandler()));
}
