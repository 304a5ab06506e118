using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace FaultKit.Tests;

public sealed class FaultHandlerFilterTests
{
    public static TheoryData<string> Registrations => [.. ClientRegistration.All.Keys];

    [Theory]
    [MemberData(nameof(Registrations))]
    public async Task ChaosBeforeTheClient_IsSeenByEveryAttempt(string registration)
    {
        var builder = Some.Host();
        builder.UseChaos(chaos => chaos.ReadPlan(Some.Plan()));
        ClientRegistration.All[registration].Register(builder.Services);

        using var host = builder.Build();
        await ClientRegistration.All[registration].Get(host.Services).OutcomeAsync();

        Assert.Equal(4, host.Injector().Journal.Hits.By("rule").Count);
    }

    [Theory]
    [MemberData(nameof(Registrations))]
    public async Task ChaosAfterTheClient_IsSeenByEveryAttempt(string registration)
    {
        var builder = Some.Host();
        ClientRegistration.All[registration].Register(builder.Services);
        builder.UseChaos(chaos => chaos.ReadPlan(Some.Plan()));

        using var host = builder.Build();
        await ClientRegistration.All[registration].Get(host.Services).OutcomeAsync();

        Assert.Equal(4, host.Injector().Journal.Hits.By("rule").Count);
    }

    [Theory]
    [InlineData(Some.Refused, 4)]
    [InlineData("""{"type": "throttle"}""", 4)]
    [InlineData("""{"type": "response", "status": 503}""", 4)]
    [InlineData("""{"type": "response", "status": 400}""", 1)]
    public async Task Fault_IsRetriedAsTheRealOneIs(string fault, int attempts)
    {
        var builder = Some.Host();
        builder.Services.AddHttpClient("").AddStandardResilienceHandler(Some.Fast);
        builder.UseChaos(chaos => chaos.ReadPlan(Some.Plan(fault)));

        using var host = builder.Build();
        await host.Services.Client().OutcomeAsync();

        Assert.Equal(attempts, host.Injector().Journal.Hits.By("rule").Count);
    }

    [Fact]
    public async Task FaultOfTheFirstAttempt_IsHealedByTheSecond()
    {
        var builder = Some.Host();
        builder.Services.AddHttpClient("").ConfigurePrimaryHttpMessageHandler(() => new StubServer()).AddStandardResilienceHandler(Some.Fast);
        builder.UseChaos(chaos => chaos.ReadPlan(Some.Plan(more: ", \"limit\": 1")));

        using var host = builder.Build();
        var outcome = await host.Services.Client().OutcomeAsync();

        Assert.Equal(HttpStatusCode.OK, outcome);
    }

    [Fact]
    public async Task Latency_BeyondTheAttemptTimeout_IsCutShortAndRetried()
    {
        var time = new FakeTimeProvider();
        var builder = Some.Host();
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddHttpClient("").ConfigurePrimaryHttpMessageHandler(() => new StubServer()).AddStandardResilienceHandler(Some.Fast);
        builder.UseChaos(chaos => chaos.ReadPlan(Some.Plan("""{"type": "latency", "delay": "10m"}""", more: ", \"limit\": 1")));

        // Not disposed: the pipelines would wait, on a clock that stands still, for an attempt that hangs.
        var host = builder.Build();
        var outcome = host.Services.Client().OutcomeAsync();
        time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(HttpStatusCode.OK, await outcome.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task InjectedReply_IsLoggedByTheFactoryAsARealOne(bool chaosFirst)
    {
        var logs = new RecordingLogs();
        using var host = Host(chaosFirst, logs, services => services.AddHttpClient("quotes"), """{"type": "response", "status": 503}""");

        await host.Services.Client("quotes").OutcomeAsync();

        Assert.Contains(logs.Of("System.Net.Http.HttpClient.quotes.ClientHandler"), entry => entry.Text.EndsWith("- 503", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void PrimaryHandler_StillMeasuresThroughTheHost(bool chaosFirst)
    {
        using var sockets = new SocketsHttpHandler();
        using var host = Host(chaosFirst, new(), services => services.AddHttpClient("quotes").ConfigurePrimaryHttpMessageHandler(() => sockets), Some.Refused);

        host.Services.Client("quotes");

        Assert.NotNull(sockets.MeterFactory);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task HandlerPlacedByHand_IsNotJoinedByAnother(bool asPrimary)
    {
        var builder = Some.Host();
        var client = builder.Services.AddHttpClient("");
        _ = asPrimary
            ? client.ConfigurePrimaryHttpMessageHandler(p => new FaultHttpHandler(p.GetRequiredService<FaultInjector>(), new StubServer()))
            : client.AddHttpMessageHandler(p => new FaultHttpHandler(p.GetRequiredService<FaultInjector>())).ConfigurePrimaryHttpMessageHandler(() => new StubServer());
        builder.UseChaos(chaos => chaos.ReadPlan(Some.Plan("""{"type": "latency", "delay": "0ms"}""")));

        using var host = builder.Build();
        await host.Services.Client().OutcomeAsync();

        Assert.Single(host.Injector().Journal.Hits.By("rule"));
    }

    private static IHost Host(bool chaosFirst, RecordingLogs logs, Action<IServiceCollection> register, string fault)
    {
        var builder = Some.Host(logs: logs);
        Action[] lines = [() => builder.UseChaos(chaos => chaos.ReadPlan(Some.Plan(fault))), () => register(builder.Services)];
        foreach (var line in chaosFirst ? lines : [.. lines.Reverse()])
        {
            line();
        }

        return builder.Build();
    }
}
