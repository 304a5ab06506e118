using System.Diagnostics;

namespace FaultKit.Runners;

/// <summary>Runs the tests of this program once more, in another process of the same runner, with a shop that makes no calls.</summary>
/// <remarks>That an exception is thrown shows nothing about a runner. That it reports a failed test and ends with another code does.</remarks>
internal static class Rerun
{
    private const string Idle = "FAULTKIT_TEST_SHOP_IS_IDLE";

    /// <summary>Whether this is the process that makes no calls.</summary>
    public static bool IsIdle { get; } = Environment.GetEnvironmentVariable(Idle) == "1";

    /// <summary>Runs some tests where the shop makes no calls; what the runner ended with, and what it printed.</summary>
    /// <param name="filter">Which tests, in the words of the runner's command line.</param>
    public static async Task<(int ExitCode, string Output)> WithoutCallsAsync(params string[] filter)
    {
        var start = new ProcessStartInfo(Path.ChangeExtension(typeof(Rerun).Assembly.Location, OperatingSystem.IsWindows() ? "exe" : null)!, filter) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("TESTINGPLATFORM_", StringComparison.Ordinal) || name.StartsWith("DOTNET_CLI_TEST_", StringComparison.Ordinal)).ToArray())
        {
            start.Environment.Remove(name);
        }

        start.Environment[Idle] = "1";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output + await errors);
    }
}
