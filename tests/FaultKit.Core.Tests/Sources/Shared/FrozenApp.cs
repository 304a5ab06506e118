using System.Diagnostics;
using System.Runtime.InteropServices;

namespace FaultKit.Tests;

/// <summary>A function in a process of its own, which is stopped and continued as Lambda freezes and thaws an environment.</summary>
internal sealed class FrozenApp : IDisposable
{
    /// <summary>The signals of Linux (signal(7), x86 and ARM).</summary>
    private const int Stop = 19;
    private const int Continue = 18;

    private readonly Process _process;

    private FrozenApp(Process process) => _process = process;

    /// <summary>Starts one that reads its plan from an address, every second, and has looked at it once.</summary>
    public static async Task<FrozenApp> StartAsync(string plan, string staleAfter = "5m", bool isFunction = true)
    {
        // Beside this test's own output: artifacts/bin/PROJECT/CONFIGURATION.
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        var app = Path.Combine(here.Parent!.Parent!.FullName, "FrozenApp", here.Name, "FrozenApp.dll");
        var start = new ProcessStartInfo("dotnet", [app]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.Environment["FAULTKIT_PLAN"] = plan;
        start.Environment["FAULTKIT_PLAN_INTERVAL"] = "1s";
        start.Environment["FAULTKIT_PLAN_WAIT"] = "10s";
        start.Environment["FAULTKIT_PLAN_STALE_AFTER"] = staleAfter;
        start.Environment["DOTNET_ENVIRONMENT"] = "Test";
        if (isFunction)
        {
            start.Environment["AWS_LAMBDA_FUNCTION_NAME"] = "orders";
        }

        var running = new FrozenApp(Process.Start(start)!);
        Assert.Equal("ready", await running.HearAsync());
        return running;
    }

    public async Task<string?> InvokeAsync(string id)
    {
        await SayAsync(id);
        return await HearAsync();
    }

    public Task SayAsync(string id) => _process.StandardInput.WriteLineAsync(id.AsMemory(), TestContext.Current.CancellationToken);

    public Task<string?> HearAsync() => _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);

    public void Freeze() => Assert.Equal(0, Send(_process.Id, Stop));

    public void Thaw() => Assert.Equal(0, Send(_process.Id, Continue));

    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Send(int process, int signal);
}
