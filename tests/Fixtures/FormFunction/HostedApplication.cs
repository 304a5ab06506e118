using System.Text.Json;
using Amazon.Lambda.RuntimeSupport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FormFunction;

/// <summary>An ASP.NET Core application behind the event of a function URL, as hosting on Lambda makes one.</summary>
internal sealed class HostedApplication(HttpClient client)
{
    public static async Task<HostedApplication> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var application = builder.Build();
        application.MapGet("/q", () => "whole");
        await application.StartAsync();
        var address = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return new(new() { BaseAddress = new(address) });
    }

    public async Task<Stream> HandleAsync(Stream json, ILambdaContext context)
    {
        var request = await JsonSerializer.DeserializeAsync<JsonElement>(json);
        var path = request.TryGetProperty("rawPath", out var raw) ? raw.GetString() : "/";
        using var response = await client.GetAsync(new Uri(path!, UriKind.Relative));
        return new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(new Answer((int)response.StatusCode, await response.Content.ReadAsStringAsync()), JsonSerializerOptions.Web));
    }
}
