using System.Text.Json;
using FaultKit.Layer.Tests;
using FaultKit.Testing;

namespace FaultKit.AotTests;

/// <summary>
/// <c>FaultKitStartRelay</c>, in functions that have no startup hooks: published ahead of time, and trimmed. Each is a real process that
/// polls an emulated Lambda.
/// </summary>
public sealed class StartedRelayTests(PublishedFunctions functions) : IClassFixture<PublishedFunctions>
{
    /// <summary>Every second invocation fails, by a count that each injector would keep for itself: a second one would fail the third.</summary>
    private const string EverySecond = """
        { "version": 1, "enabled": true, "environments": ["Test"], "rules": [
            { "name": "some", "target": "lambda:*", "every": 2, "fault": { "type": "error", "code": "OutOfOrder", "message": "Injected." } } ] }
        """;

    public static TheoryData<string> Ways => ["PublishAot", "PublishTrimmed"];

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task FunctionThatAsks_IsPublishedWithoutAWarning(string way) =>
        Assert.DoesNotContain("warning", (await functions.PublishAsync(way, startsRelay: true)).Said, StringComparison.OrdinalIgnoreCase);

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task FunctionThatAsks_PollsARelay(string way)
    {
        await using var function = await StartAsync(way, startsRelay: true);

        Assert.NotEqual(function.RuntimeApi, (await function.ReportAsync()).RuntimeApi);
    }

    /// <summary>Whatever other ways in its code has.</summary>
    [Theory]
    [InlineData("PublishAot")]
    [InlineData("PublishAot", "relay", "builder", "handler")]
    [InlineData("PublishTrimmed")]
    [InlineData("PublishTrimmed", "relay", "builder", "handler")]
    public async Task FunctionThatAsks_IsFaultedOnce(string way, params string[] own)
    {
        await using var function = await StartAsync(way, startsRelay: true, EverySecond, own);

        var outcomes = new List<LambdaOutcome>();
        for (var i = 0; i < 6; i++)
        {
            outcomes.Add(await function.InvokeAsync());
        }

        await function.EndAsync();
        Assert.Equal([null, "OutOfOrder", null, "OutOfOrder", null, "OutOfOrder"], outcomes.Select(outcome => outcome.ErrorType));
        Assert.Equal(3, JsonDocument.Parse(outcomes[4].Payload).RootElement.GetProperty("runs").GetInt32());
        Assert.Equal(3, function.Log.Count(line => line.Contains("\"Fault\":\"error\"", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task FunctionThatDoesNotAsk_IsLeftAlone(string way)
    {
        await using var function = await StartAsync(way, startsRelay: false, FunctionProcess.FailingPlan);

        var report = await function.ReportAsync();

        Assert.Equal((1, function.RuntimeApi), (report.Runs, report.RuntimeApi));
    }

    private async Task<FunctionProcess> StartAsync(string way, bool startsRelay, string? plan = null, params string[] own) =>
        await FunctionProcess.StartAsync([(await functions.PublishAsync(way, startsRelay)).Path, .. own], ("FAULTKIT_PLAN", plan), ("FAULTKIT_EMF", "true"));
}
