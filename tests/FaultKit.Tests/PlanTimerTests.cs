using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace FaultKit.Tests;

public sealed class PlanTimerTests : IDisposable
{
    private readonly FakeTimeProvider _time = new(TimeProvider.System.GetUtcNow());
    private readonly TemporaryFile _file = new(Some.Plan(enabled: false));
    private readonly RecordingLogs _logs = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task PlanEditedInARunningHost_ComesIntoForce()
    {
        var notices = new AwaitedNotices("faults are on");
        using var host = await StartAsync(notices);
        _file.Write(Some.Plan(rule: "edited"));

        _time.Advance(TimeSpan.FromSeconds(1));
        await notices.Said;

        Assert.Equal("edited", host.Injector().Plan?.Rules[0].Name);
    }

    [Fact]
    public async Task PlanDeletedUnderARunningHost_TurnsFaultsOff()
    {
        _file.Write(Some.Plan());
        var notices = new AwaitedNotices("faults are off: ");
        using var host = await StartAsync(notices);
        _file.Delete();

        _time.Advance(TimeSpan.FromSeconds(1));
        await notices.Said;

        Assert.Null(host.Injector().Plan);
    }

    [Fact]
    public async Task PlanOfAContainerWithoutAHost_IsLookedAtOnceAClientIsThere()
    {
        var notices = new AwaitedNotices("faults are on");
        var services = new ServiceCollection().AddHttpClient();
        services.AddChaos(chaos => chaos.UseTime(_time).UseEnvironment("Staging").ReadPlan(_file.FullName).AddListener(notices));
        await using var provider = services.BuildServiceProvider();
        provider.Client();
        _file.Write(Some.Plan());

        _time.Advance(TimeSpan.FromSeconds(1));
        await notices.Said;

        Assert.NotNull(provider.GetRequiredService<FaultInjector>().Plan);
    }

    [Fact]
    public async Task PlanThatExpires_EndsTheWaitOfACallThatItHolds()
    {
        _file.Write(Some.Plan("""{"type": "latency", "delay": "15m"}""").Replace(
            "\"seed\": 1,", $"\"seed\": 1, \"expires\": \"{_time.GetUtcNow().AddMinutes(1):O}\",", StringComparison.Ordinal));
        using var host = await StartAsync(new("faults are off"));
        var held = host.Services.Client().OutcomeAsync();

        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(System.Net.HttpStatusCode.OK, await held.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task StoppingHost_ReportsRulesThatNeverMatched()
    {
        _file.Write(Some.Plan(rule: "never-met"));
        using var host = await StartAsync(new("never-met"));

        await host.StopAsync(TestContext.Current.CancellationToken);

        Assert.Contains(_logs.Of("FaultKit"), entry => entry.Level == LogLevel.Warning && entry.Text.Contains("\"never-met\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task StoppingHost_SaysNothingOfRulesThatMatched()
    {
        _file.Write(Some.Plan(rule: "met"));
        using var host = await StartAsync(new("met"));
        await host.Services.Client().OutcomeAsync();

        await host.StopAsync(TestContext.Current.CancellationToken);

        Assert.DoesNotContain(_logs.Of("FaultKit"), entry => entry.Level == LogLevel.Warning);
    }

    [Fact]
    public async Task StoppedHost_HasNoFaults()
    {
        _file.Write(Some.Plan());
        using var host = await StartAsync(new("off"));

        await host.StopAsync(TestContext.Current.CancellationToken);

        Assert.True(host.Injector().IsIdle);
    }

    [Fact]
    public async Task Looks_DoNotCarryTheFlowThatBeganThem()
    {
        var flow = new AsyncLocal<string?> { Value = "the first request" };
        var seen = new TaskCompletionSource<string?>();
        var source = new AskedSource(() => seen.TrySetResult(flow.Value));
        using var injector = new FaultInjector(new() { Time = _time });
        injector.Watch = new(injector, source);
        using var timer = new PlanTimer(injector);

        await timer.StartAsync(TestContext.Current.CancellationToken);
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Null(await seen.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
    }

    private async Task<IHost> StartAsync(AwaitedNotices notices)
    {
        var builder = Some.Host(logs: _logs).UseChaos(chaos => chaos.UseTime(_time).ReadPlan(_file.FullName).AddListener(notices));
        builder.Services.AddHttpClient("").ConfigurePrimaryHttpMessageHandler(() => new StubServer());
        var host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        return host;
    }
}
