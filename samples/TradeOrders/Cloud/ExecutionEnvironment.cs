using System.Diagnostics;
using System.Text.Json;
using FaultKit.Testing;
using TradeOrders.Hosting;
using TradeOrders.Shapes;

namespace TradeOrders.Cloud;

/// <summary>Where a function runs: a process of its own, which is this executable in its other role.</summary>
internal sealed class ExecutionEnvironment : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    private readonly Process _process;
    private readonly Action<string, ReportLine> _onReport;
    private readonly Task _listening;

    private ExecutionEnvironment(string function, Process process, Action<string, ReportLine> onReport)
    {
        Function = function;
        _process = process;
        _onReport = onReport;
        _listening = Task.WhenAll(ListenAsync(), PassErrorsOnAsync());
    }

    public string Function { get; }

    /// <summary>Completes when the process has ended and all that it said has been heard.</summary>
    public Task Ended => _listening;

    public static ExecutionEnvironment Start(EmulatedFunction function, Uri services, string plan, Action<string, ReportLine> onReport)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet")
        {
            start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "TradeOrders.dll"));
        }

        start.ArgumentList.Add("--function");
        start.ArgumentList.Add(function.Name);
        start.Environment[FunctionSettings.RuntimeApiVariable] = function.RuntimeApi;
        start.Environment[FunctionSettings.NameVariable] = function.Name;
        start.Environment[FunctionSettings.ServicesVariable] = services.ToString();
        start.Environment["DOTNET_ENVIRONMENT"] = "Staging";
        start.Environment["FAULTKIT_PLAN"] = plan;
        return new(function.Name, Process.Start(start)!, onReport);
    }

    /// <summary>Waits for the end that follows from the Runtime API's; a process that does not end is ended.</summary>
    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(s_patience);
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _listening;
        _process.Dispose();
    }

    private async Task ListenAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            // Whatever else a function writes is its log.
            _onReport(Function, line.StartsWith('{') ? JsonSerializer.Deserialize(line, ShapesJson.Default.ReportLine)! : new() { Notice = line });
        }
    }

    private async Task PassErrorsOnAsync()
    {
        while (await _process.StandardError.ReadLineAsync() is { } line)
        {
            // FaultKit's notices arrive as reports too; what is left is a function in trouble.
            if (!line.StartsWith("FaultKit:", StringComparison.Ordinal))
            {
                _onReport(Function, new() { Notice = line });
            }
        }
    }
}
