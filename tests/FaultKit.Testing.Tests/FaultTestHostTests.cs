using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FaultKit.Testing.Tests;

/// <summary>Faults for a host whose work does not come out of the test's flow.</summary>
public sealed class FaultTestHostTests : IAsyncDisposable
{
    private readonly WebApplication _host = Build();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task ARequestThatATestServerHandles_IsFaultedToo()
    {
        await _host.StartAsync(TestContext.Current.CancellationToken);
        using var client = _host.GetTestClient();
        using var chaos = FaultTest.Begin(_host.Services, plan => plan.On(FaultKit.Testing.Http.Any("prices.internal")).Respond(503));

        var outcome = await client.GetStringAsync(new Uri("/price", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal("503", outcome);
        chaos.Verify();
    }

    [Fact]
    public async Task AfterTheRun_TheHostIsItselfAgain()
    {
        await _host.StartAsync(TestContext.Current.CancellationToken);
        using var client = _host.GetTestClient();
        using (FaultTest.Begin(_host.Services, plan => plan.On(FaultKit.Testing.Http.Any("prices.internal")).Respond(503)))
        {
        }

        var outcome = await client.GetStringAsync(new Uri("/price", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal("200", outcome);
    }

    [Fact]
    public async Task ASecondTestOnTheSameHost_IsToldToTakeItsTurn()
    {
        using var chaos = FaultTest.Begin(_host.Services, plan => plan.On("http:*").Throttle());

        var refusal = await Task.Run(
            () =>
            {
                using var flow = ExecutionContext.SuppressFlow();
                return Task.Run(() => Record.Exception(() => FaultTest.Begin(_host.Services, plan => plan.On("http:*").Throttle())));
            },
            TestContext.Current.CancellationToken);

        Assert.IsType<InvalidOperationException>(refusal);
        Assert.Contains("Tests that share a host take turns", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ServicesWithoutChaos_AreRefusedWithWhatToSay()
    {
        await using var services = new ServiceCollection().BuildServiceProvider();

        var refusal = Assert.Throws<ArgumentException>(() => FaultTest.Begin(services, plan => plan.On("http:*").Throttle()));

        Assert.StartsWith("These services have no chaos in them. Say builder.UseChaos()", refusal.Message, StringComparison.Ordinal);
    }

    private static WebApplication Build()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.UseChaos();
        builder.Services.AddHttpClient("prices").ConfigurePrimaryHttpMessageHandler(() => new StubTransport());
        var host = builder.Build();
        host.MapGet("/price", async (IHttpClientFactory clients) =>
        {
            using var response = await clients.CreateClient("prices").GetAsync(new Uri("http://prices.internal/quotes/1"));
            return Results.Text(((int)response.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture));
        });
        return host;
    }
}
