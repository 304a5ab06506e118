using Microsoft.Extensions.DependencyInjection;

namespace FaultKit.Tests;

public sealed class ChaosServiceExtensionsTests
{
    [Fact]
    public async Task ContainerWithoutAHost_HasFaultsToo()
    {
        var services = new ServiceCollection();
        services.AddHttpClient();
        services.AddChaos(chaos => chaos.UseEnvironment("Staging").ReadPlan(Some.Plan()));

        await using var provider = services.BuildServiceProvider();
        var outcome = await provider.Client().OutcomeAsync();

        Assert.Equal(HttpRequestError.ConnectionError, outcome);
    }

    [Fact]
    public async Task ContainerThatIsDisposed_TurnsFaultsOff()
    {
        var services = new ServiceCollection();
        services.AddChaos(chaos => chaos.UseEnvironment("Staging").ReadPlan(Some.Plan()));
        var provider = services.BuildServiceProvider();
        var injector = provider.GetRequiredService<FaultInjector>();

        await provider.DisposeAsync();

        Assert.Null(injector.Plan);
    }

    [Fact]
    public void AddChaos_ReturnsTheSameServices()
    {
        var services = new ServiceCollection();

        var returned = services.AddChaos();

        Assert.Same(services, returned);
    }
}
