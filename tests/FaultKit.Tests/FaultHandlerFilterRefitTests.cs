using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Refit;

namespace FaultKit.Tests;

/// <summary>Clients that Refit writes are clients of the factory, and have their faults where all others do.</summary>
public sealed class FaultHandlerFilterRefitTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task RefusedConnection_IsSeenByEveryAttempt(bool chaosFirst)
    {
        using var host = Host(chaosFirst, Some.Refused);

        await Record.ExceptionAsync(() => host.Services.GetRequiredService<IQuoteApi>().GetAsync());

        Assert.Equal(4, host.Injector().Journal.Hits.By("rule").Count);
    }

    [Fact]
    public async Task RefusedConnection_IsTheExceptionThatRefitMakesOfARealOne()
    {
        using var host = Host(chaosFirst: true, Some.Refused);

        var failure = await Record.ExceptionAsync(() => host.Services.GetRequiredService<IQuoteApi>().GetAsync());

        Assert.Equal(HttpRequestError.ConnectionError, Assert.IsType<HttpRequestException>(failure is ApiRequestException ? failure.InnerException : failure).HttpRequestError);
    }

    [Fact]
    public async Task Throttle_IsAnApiExceptionWithItsStatus()
    {
        using var host = Host(chaosFirst: true, """{"type": "throttle"}""");

        var failure = await Record.ExceptionAsync(() => host.Services.GetRequiredService<IQuoteApi>().GetAsync());

        Assert.Equal(HttpStatusCode.TooManyRequests, Assert.IsType<ApiException>(failure).StatusCode);
    }

    private static IHost Host(bool chaosFirst, string fault)
    {
        var builder = Some.Host();
        Action[] lines = [() => builder.UseChaos(chaos => chaos.ReadPlan(Some.Plan(fault))), () => Register(builder.Services)];
        foreach (var line in chaosFirst ? lines : [.. lines.Reverse()])
        {
            line();
        }

        return builder.Build();
    }

    private static void Register(IServiceCollection services) =>
        services.AddRefitGeneratedClient<IQuoteApi>().ConfigureHttpClient(client => client.BaseAddress = new("http://prices.internal")).AddStandardResilienceHandler(Some.Fast);
}
