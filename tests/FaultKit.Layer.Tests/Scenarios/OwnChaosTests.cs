using System.Text.Json;
using FaultKit.Testing;

namespace FaultKit.Layer.Tests;

/// <summary>A function that has a FaultKit of its own, of whatever version, and the layer as well: two ways in, and every fault is injected once.</summary>
public sealed class OwnChaosTests(BuiltLayer layer)
{
    /// <summary>The first three invocations fail, by a count that each FaultKit would keep for itself; the second injector would fail the fourth.</summary>
    private const string Plan = """
        { "version": 1, "enabled": true, "environments": ["Test"], "rules": [
            { "name": "some", "target": "lambda:*", "every": 2, "fault": { "type": "error", "code": "OutOfOrder", "message": "Injected." } } ] }
        """;

    [Theory]
    [InlineData("relay")]
    [InlineData("builder")]
    [InlineData("library")]
    public async Task OwnWayAlone_Injects(string way) => await InjectsEverySecondAsync(["dotnet", Checkout.Fixture("ChaosFunction"), way]);

    [Theory]
    [InlineData("relay")]
    [InlineData("builder")]
    [InlineData("relay builder")]
    [InlineData("handler")]
    public async Task OwnWayAndTheLayer_InjectOnce(string ways) =>
        await InjectsEverySecondAsync([layer.Wrapper, "dotnet", Checkout.Fixture("ChaosFunction"), .. ways.Split(' ')]);

    /// <summary>The fastest way has no hop, and the one around the handler has neither that nor a port.</summary>
    [Theory]
    [InlineData("builder")]
    [InlineData("library")]
    [InlineData("handler")]
    public async Task OwnWayWithoutARelay_StartsNone(string way)
    {
        await using var function = await FunctionProcess.StartAsync(["dotnet", Checkout.Fixture("ChaosFunction"), way]);

        Assert.Equal(function.RuntimeApi, (await function.ReportAsync()).RuntimeApi);
    }

    [Fact]
    public async Task FunctionsOwnFaultKit_IsUntouchedByTheLayers()
    {
        await using var function = await FunctionProcess.StartAsync([layer.Wrapper, "dotnet", Checkout.Fixture("ChaosFunction"), "relay"]);

        var report = await function.ReportAsync();

        Assert.Equal(["FaultKit.Core", "FaultKit.Lambda", "FaultKit.Layer", "FaultKit.Layer.Hook"], report.Loaded);
        Assert.Contains(function.Notices, notice => notice.Contains("there will be no second one", StringComparison.Ordinal));
    }

    private static async Task InjectsEverySecondAsync(string[] command)
    {
        await using var function = await FunctionProcess.StartAsync(command, ("FAULTKIT_PLAN", Plan));

        var outcomes = new List<LambdaOutcome>();
        for (var i = 0; i < 6; i++)
        {
            outcomes.Add(await function.InvokeAsync());
        }

        Assert.Equal([null, "OutOfOrder", null, "OutOfOrder", null, "OutOfOrder"], outcomes.Select(outcome => outcome.ErrorType));
        Assert.Equal(3, JsonDocument.Parse(outcomes[4].Payload).RootElement.GetProperty("runs").GetInt32());
    }
}
