using System.ComponentModel;
using System.Diagnostics;
using System.Reflection;

namespace FaultKit.AotTests;

/// <summary>Runs programs, as somebody at a prompt does.</summary>
internal static class Tool
{
    public static string Root { get; } = Of("RepositoryRoot");

    public static string Configuration { get; } = Of("Configuration");

    /// <summary>Runs a program that has to succeed.</summary>
    /// <returns>What it wrote to its output.</returns>
    public static async Task<string> RunAsync(string folder, string plan, string command, params string[] arguments)
    {
        var start = new ProcessStartInfo(command, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true };

        // A test run by a build has that build's settings in its environment.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
        {
            start.Environment.Remove(name);
        }

        start.Environment["FAULTKIT_PLAN"] = plan;
        start.Environment["DOTNET_ENVIRONMENT"] = "Test";
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, $"{command} {string.Join(' ', arguments)}\n{output}");
        return output;
    }

    /// <summary>Skips the test where clang is missing, which has to link what the compiler made.</summary>
    public static async Task NeedCompilerAsync(string folder)
    {
        try
        {
            await RunAsync(folder, "", "clang", "--version");
        }
        catch (Win32Exception e)
        {
            Assert.Skip($"Native AOT needs clang and zlib1g-dev to link: {e.Message}");
        }
    }

    private static string Of(string key) =>
        typeof(Tool).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
