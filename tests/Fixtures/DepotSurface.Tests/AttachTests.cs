using System.Diagnostics;

namespace FaultKit.Depot.Tests;

/// <summary>The application is built as any other, and run as a process of its own.</summary>
public sealed class AttachTests
{
    private const string Plan = """
        { "version": 1, "enabled": true, "environments": ["Test"], "rules": [
            { "name": "slow", "target": "point:depot.write", "fault": { "type": "latency", "delay": "1ms" } } ] }
        """;

    [Fact]
    public async Task ApplicationThatReferencesASurface_AttachesItWithoutNamingIt()
    {
        var lines = await RunAsync(("FAULTKIT_PLAN", Plan), ("DOTNET_ENVIRONMENT", "Test"));

        Assert.Equal(["""{"symbol":"MSFT"}""", "Injected latency at point:depot.write"], lines);
    }

    [Fact]
    public async Task KillSwitch_LeavesTheApplicationAlone()
    {
        var lines = await RunAsync(("FAULTKIT_PLAN", Plan), ("DOTNET_ENVIRONMENT", "Test"), ("FAULTKIT_DISABLED", "1"));

        Assert.Equal(["""{"symbol":"MSFT"}"""], lines);
    }

    private static async Task<string[]> RunAsync(params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "DepotApp.dll")]) { RedirectStandardOutput = true };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
