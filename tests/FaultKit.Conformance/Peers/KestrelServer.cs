using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace FaultKit.Conformance;

/// <summary>A server as people run it.</summary>
internal sealed class KestrelServer : Peer
{
    private readonly WebApplication _application;

    private KestrelServer(WebApplication application)
        : base(new($"{application.Urls.Single()}/quotes/1")) => _application = application;

    public static async Task<Peer> StartAsync(RequestDelegate answer, HttpProtocols protocols = HttpProtocols.Http1)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            options.Listen(System.Net.IPAddress.Loopback, 0, listen => listen.Protocols = protocols);
        });
        var application = builder.Build();
        application.Run(answer);
        await application.StartAsync();
        return new KestrelServer(application);
    }

    public override async ValueTask DisposeAsync() => await _application.DisposeAsync();
}
