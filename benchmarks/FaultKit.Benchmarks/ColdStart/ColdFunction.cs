using System.Diagnostics;
using System.Text.Json;
using FaultKit.Testing;

namespace FaultKit.Benchmarks;

/// <summary>One cold start.</summary>
/// <param name="Wall">From the start of the process to its first answer.</param>
/// <param name="Cpu">What the process had used of the processors when its handler answered.</param>
/// <param name="Jitted">How many methods it had compiled.</param>
internal sealed record ColdStart(TimeSpan Wall, TimeSpan Cpu, long Jitted);

/// <summary>A function that is started cold, again and again.</summary>
/// <param name="Way">The way in that it uses, for the table.</param>
/// <param name="Means">What that is, for those who read the table; empty where nothing gets in.</param>
/// <param name="Command">What to execute.</param>
internal sealed record ColdFunction(string Way, string Means, IReadOnlyList<string> Command)
{
    private const string Event = """{"id":7}""";

    private static int s_starts;

    /// <summary>Starts it.</summary>
    /// <param name="lambda">The Runtime API.</param>
    /// <param name="plan">The plan's file.</param>
    /// <param name="isAwaited">Whether the event comes once the function waits for it, or lies ready.</param>
    public async Task<ColdStart> StartAsync(LambdaEmulator lambda, string plan, bool isAwaited)
    {
        // A name of its own for each: the poll of the one before, which was killed in it, must not be handed this one's event.
        var name = $"orders-{Interlocked.Increment(ref s_starts)}";
        var function = lambda.Function(name);
        var answer = isAwaited ? null : function.InvokeAsync(Event);
        var start = new ProcessStartInfo(Command[0], Command.Skip(1)) { RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["AWS_LAMBDA_RUNTIME_API"] = function.RuntimeApi;
        start.Environment["AWS_LAMBDA_FUNCTION_NAME"] = name;
        start.Environment["DOTNET_ENVIRONMENT"] = "Test";
        start.Environment["FAULTKIT_PLAN"] = plan;
        var began = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        var outcome = await (answer ?? InvokeWhenPolledAsync(function));
        var wall = Stopwatch.GetElapsedTime(began);
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        using var report = JsonDocument.Parse(outcome.Payload);
        return new(wall, TimeSpan.FromMicroseconds(report.RootElement.GetProperty("cpuMicroseconds").GetInt64()), report.RootElement.GetProperty("jitted").GetInt64());
    }

    private static async Task<LambdaOutcome> InvokeWhenPolledAsync(EmulatedFunction function)
    {
        using var moments = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
        while (function.WaitingPolls == 0)
        {
            await moments.WaitForNextTickAsync();
        }

        return await function.InvokeAsync(Event);
    }
}
