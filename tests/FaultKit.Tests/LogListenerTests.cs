using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FaultKit.Tests;

public sealed class LogListenerTests : IDisposable
{
    private static readonly string[] s_parts = ["Rule", "Fault", "Point", "Scope", "Occurrence"];

    private readonly RecordingLogs _logs = new();

    public void Dispose() => _logs.Dispose();

    [Fact]
    public async Task Hit_IsLoggedAsInformation()
    {
        await RunAsync(Some.Plan());

        Assert.Equal(LogLevel.Information, Hit("FaultInjected").Level);
    }

    [Fact]
    public async Task Hit_IsLoggedWithItsParts()
    {
        await RunAsync(Some.Plan());

        var hit = Hit("FaultInjected");
        Assert.Equal(
            ["rule", "error", "http:GET http://prices.internal:80", "the process", "1"],
            s_parts.Select(part => $"{hit[part]}"));
    }

    [Fact]
    public async Task FaultThatLost_IsLoggedForThoseWhoDebug()
    {
        await RunAsync(Some.Plan(more: ", \"limit\": 1"), calls: 2);

        Assert.Equal(LogLevel.Debug, Hit("FaultNotInjected").Level);
    }

    [Fact]
    public async Task PlanThatCameIntoForce_IsLoggedAsInformation()
    {
        await RunAsync(Some.Plan());

        Assert.Equal(LogLevel.Information, Notice("faults are on").Level);
    }

    [Fact]
    public async Task RefusedPlan_IsLoggedAsAWarning()
    {
        await RunAsync("""{"version": 1, "enabled": true}""");

        Assert.Equal(LogLevel.Warning, Notice("environments").Level);
    }

    [Fact]
    public async Task NoticesOfAHost_DoNotGoToTheErrorStreamAsWell()
    {
        var before = Console.Error;
        using var written = new StringWriter();
        Console.SetError(TextWriter.Synchronized(written));

        await RunAsync("""{"version": 1, "enabled": true, "no-such-thing": 1}""");
        Console.SetError(before);

        Assert.DoesNotContain("no-such-thing", written.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ContainerWithoutALog_IsNotHarmed()
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        var listener = new LogListener(services);

        var thrown = Record.Exception(() => listener.OnNotice(new(NoticeLevel.Error, "a notice")));

        Assert.Null(thrown);
    }

    private async Task RunAsync(string plan, int calls = 1)
    {
        var builder = Some.Host(logs: _logs).UseChaos(chaos => chaos.ReadPlan(plan));
        builder.Services.AddHttpClient("").ConfigurePrimaryHttpMessageHandler(() => new StubServer());
        using var host = builder.Build();
        for (; calls > 0; calls--)
        {
            await host.Services.Client().OutcomeAsync();
        }
    }

    private LogEntry Hit(string name) => _logs.Of("FaultKit").First(entry => entry.Event.Name == name);

    private LogEntry Notice(string text) => _logs.Of("FaultKit").First(entry => entry.Text.Contains(text, StringComparison.Ordinal));
}
