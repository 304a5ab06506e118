using System.Globalization;

namespace FaultKit.Layer.Tests;

/// <summary>Faults that end the process of a function: a real one, seen by who started it, whichever ways chaos gets in.</summary>
public sealed class ProcessEndTests(BuiltLayer layer)
{
    /// <summary>What a shell says of a process that the signal SIGABRT ended.</summary>
    private const int Aborted = 134;

    public static TheoryData<string> Ways => ["relay", "builder", "handler", "layer", "layer relay builder handler"];

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Exit_EndsWithItsCode_AndNothingIsAnswered(string ways)
    {
        await using var function = await StartAsync(ways, """{ "type": "exit", "code": 7 }""");

        Assert.Equal((7, false), await function.InvokeToTheEndAsync());
        Assert.Single(function.Log, line => line.Contains("\"Fault\":\"exit\"", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task ExitAfterTheHandler_AnswersNothingEither(string ways)
    {
        await using var function = await StartAsync(ways, """{ "type": "exit", "when": "after" }""");

        Assert.Equal((1, false), await function.InvokeToTheEndAsync());
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Crash_EndsAsByAFatalError_AndIsWrittenFirst(string ways)
    {
        await using var function = await StartAsync(ways, """{ "type": "crash" }""");

        Assert.Equal((Aborted, false), await function.InvokeToTheEndAsync());

        var log = function.Log.ToList();
        var written = log.FindIndex(line => line.Contains("\"Fault\":\"crash\"", StringComparison.Ordinal));
        Assert.NotEqual(-1, written);
        Assert.Contains(log, line => line.Contains("rule \"end\" of the plan in force says that this process crashes", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("relay")]
    [InlineData("builder")]
    [InlineData("layer")]
    [InlineData("layer relay builder handler")]
    public async Task InitError_IsReported_AndTheProcessEnds(string ways)
    {
        await using var function = await StartAsync(ways, """{ "type": "init-error", "code": "NoDatabase" }""");

        var (code, _) = await function.InvokeToTheEndAsync();

        Assert.Equal((1, "NoDatabase"), (code, function.InitError?.Type));
        Assert.Single(function.Log, line => line.Contains("\"Fault\":\"init-error\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task WithoutConsent_TheProcessGoesOn()
    {
        await using var function = await StartAsync("layer", """{ "type": "crash" }""", allowed: "exit");

        Assert.Equal(1, (await function.ReportAsync()).Runs);
        Assert.Contains(function.Notices, notice => notice.Contains("FAULTKIT_ALLOW", StringComparison.Ordinal));
    }

    private Task<FunctionProcess> StartAsync(string ways, string fault, string allowed = "crash,exit")
    {
        var plan = string.Create(CultureInfo.InvariantCulture, $$"""{ "version": 1, "enabled": true, "environments": ["Test"], "rules": [ { "name": "end", "target": "lambda:*", "fault": {{fault}} } ] }""");
        return FunctionProcess.StartAsync(
            layer.CommandOf(ways), ("FAULTKIT_PLAN", plan), ("FAULTKIT_ALLOW", allowed), ("FAULTKIT_EMF", "true"), ("DOTNET_DbgEnableMiniDump", "0"));
    }
}
