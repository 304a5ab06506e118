using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace FaultKit.Tests;

public sealed class ChaosApplicationExtensionsTests
{
    [Fact]
    public void UseChaos_ReturnsTheBuildersOwnType()
    {
        var builder = Some.Host();

        HostApplicationBuilder returned = builder.UseChaos();

        Assert.Same(builder, returned);
    }

    [Fact]
    public async Task NoPlan_LeavesClientsAlone()
    {
        var builder = Some.Host().UseChaos();
        var server = new StubServer();
        builder.Services.AddHttpClient("").ConfigurePrimaryHttpMessageHandler(() => server);

        using var host = builder.Build();
        await host.Services.Client().OutcomeAsync();

        Assert.Equal(1, server.Requests);
    }

    [Fact]
    public async Task TwoHostsInOneProcess_DoNotMeet()
    {
        using var faulted = Build(chaos => chaos.ReadPlan(Some.Plan()));
        using var other = Build(chaos => chaos.ReadPlan(Some.Plan(enabled: false)));

        object[] outcomes = [await faulted.Services.Client().OutcomeAsync(), await other.Services.Client().OutcomeAsync()];

        Assert.Equal([HttpRequestError.ConnectionError, System.Net.HttpStatusCode.OK], outcomes);
    }

    private static IHost Build(Action<ChaosBuilder> configure)
    {
        var builder = Some.Host().UseChaos(configure);
        builder.Services.AddHttpClient("").ConfigurePrimaryHttpMessageHandler(() => new StubServer());
        return builder.Build();
    }
}
