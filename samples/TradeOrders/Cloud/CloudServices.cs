using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TradeOrders.Shapes;

namespace TradeOrders.Cloud;

/// <summary>What the functions call, on a free loopback port: the price service, the queues and the ledger.</summary>
internal sealed class CloudServices : IAsyncDisposable
{
    private readonly WebApplication _app;

    private CloudServices(WebApplication app) => _app = app;

    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    public static async Task<CloudServices> StartAsync(IReadOnlyDictionary<string, MessageQueue> queues, Ledger ledger)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1));
        builder.Services.AddRoutingCore();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.UseRouting();
        app.MapGet("/quotes/{symbol}", AnswerQuoteAsync);
        app.MapPost("/queues/{queue}", context => TakeMessageAsync(context, queues));
        app.MapPut("/ledger/{order}", context => WriteEntryAsync(context, ledger));
        await app.StartAsync();
        return new(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static Task AnswerQuoteAsync(HttpContext context)
    {
        var symbol = RouteValue(context, "symbol");
        var body = JsonSerializer.SerializeToUtf8Bytes(new(symbol, Market.PriceOf(symbol)), ShapesJson.Default.Quote);
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = body.Length;
        return context.Response.Body.WriteAsync(body).AsTask();
    }

    private static async Task TakeMessageAsync(HttpContext context, IReadOnlyDictionary<string, MessageQueue> queues)
    {
        using var reader = new StreamReader(context.Request.Body);
        queues[RouteValue(context, "queue")].Send(await reader.ReadToEndAsync());
    }

    /// <summary>A conditional write: with <c>If-None-Match: *</c>, an entry that stands there already is left alone and refused with 412.</summary>
    private static async Task WriteEntryAsync(HttpContext context, Ledger ledger)
    {
        var trade = await JsonSerializer.DeserializeAsync(context.Request.Body, ShapesJson.Default.Trade);
        var onlyIfNew = context.Request.Headers.IfNoneMatch == "*";
        context.Response.StatusCode = ledger.TryWrite(trade!, onlyIfNew) ? StatusCodes.Status201Created : StatusCodes.Status412PreconditionFailed;
    }

    private static string RouteValue(HttpContext context, string name) => (string)context.Request.RouteValues[name]!;
}
