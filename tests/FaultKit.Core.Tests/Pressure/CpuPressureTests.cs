using System.Diagnostics;

namespace FaultKit.Tests;

public sealed class CpuPressureTests
{
    [Fact]
    public void Cores_AreBusyUntilTheEnd()
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        var pressure = CpuPressure.Begin(1, 1, out var detail);

        var isBusy = SpinWait.SpinUntil(() => Refreshed(process) - before > TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(60));
        pressure.Dispose();

        Assert.Equal((true, false, "100 % of 1 cores taken"), (isBusy, pressure.IsAlive, detail));
    }

    [Fact]
    public void MoreCoresThanThereAre_AreAllThereAre()
    {
        using var pressure = CpuPressure.Begin(0.01, 10_000, out var detail);

        Assert.Equal($"1 % of {Environment.ProcessorCount} cores taken", detail);
    }

    private static TimeSpan Refreshed(Process process)
    {
        process.Refresh();
        return process.TotalProcessorTime;
    }
}
