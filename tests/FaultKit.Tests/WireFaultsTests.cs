using Microsoft.Extensions.DependencyInjection;

namespace FaultKit.Tests;

public sealed class WireFaultsTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Client_ThatAsksForIt_HasItsFaultsOnTheWire(bool chaosFirst) =>
        Assert.True(Handler("quotes", chaosFirst, services => services.AddHttpClient("quotes").UseWireFaults()).UsesWire);

    [Fact]
    public void Client_BesideOneThatAsksForIt_HasThemAboveItsHandler() => Assert.False(Handler("orders", true, services =>
    {
        services.AddHttpClient("quotes").UseWireFaults();
        services.AddHttpClient("orders");
    }).UsesWire);

    [Fact]
    public void Defaults_AreForEveryClient() =>
        Assert.True(Handler("quotes", true, services => services.ConfigureHttpClientDefaults(client => client.UseWireFaults()).AddHttpClient("quotes")).UsesWire);

    [Fact]
    public void PrimaryHandlerThatTheFactoryMakes_IsOneBelowWhichConnectionsCanFail()
    {
        HttpMessageHandler? handler = Handler("quotes", true, services => services.AddHttpClient("quotes").UseWireFaults());
        while (handler is DelegatingHandler outer)
        {
            handler = outer.InnerHandler;
        }

        Assert.IsType<SocketsHttpHandler>(handler);
    }

    [Fact]
    public void WithoutChaos_NothingIsAdded()
    {
        var services = new ServiceCollection();
        services.AddHttpClient("quotes").UseWireFaults();
        using var provider = services.BuildServiceProvider();

        Assert.Null(Find(provider.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler("quotes")));
    }

    private static FaultHttpHandler Handler(string client, bool chaosFirst, Action<IServiceCollection> register)
    {
        var builder = Some.Host();
        Action[] lines = [() => builder.UseChaos(chaos => chaos.ReadPlan(Some.Plan())), () => register(builder.Services)];
        foreach (var line in chaosFirst ? lines : [.. lines.Reverse()])
        {
            line();
        }

        using var host = builder.Build();
        return Find(host.Services.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler(client))!;
    }

    private static FaultHttpHandler? Find(HttpMessageHandler? handler)
    {
        while (handler is DelegatingHandler outer and not FaultHttpHandler)
        {
            handler = outer.InnerHandler;
        }

        return handler as FaultHttpHandler;
    }
}
