using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace FaultKit.Tests;

public sealed class ChaosHostExtensionsTests
{
    [Fact]
    public async Task HostBuiltInTheOlderWay_HasFaultsToo()
    {
        var builder = new HostBuilder()
            .UseEnvironment("Staging")
            .UseChaos(chaos => chaos.ReadPlan(Some.Plan()))
            .ConfigureServices(services => services.AddHttpClient());

        using var host = builder.Build();
        var outcome = await host.Services.Client().OutcomeAsync();

        Assert.Equal(HttpRequestError.ConnectionError, outcome);
    }
}
