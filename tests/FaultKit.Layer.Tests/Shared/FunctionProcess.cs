using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using FaultKit.Testing;

namespace FaultKit.Layer.Tests;

/// <summary>A function in a process of its own, as Lambda starts it, on an emulated Lambda of its own.</summary>
internal sealed class FunctionProcess : IAsyncDisposable
{
    /// <summary>Fails every invocation of every function.</summary>
    public const string FailingPlan = """
        { "version": 1, "enabled": true, "environments": ["Test"], "rules": [
            { "name": "failing", "target": "lambda:*", "fault": { "type": "error", "code": "OutOfOrder", "message": "Injected." } } ] }
        """;

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    private readonly LambdaEmulator _lambda = new(new() { Timeout = TimeSpan.FromMinutes(10), Patience = TimeSpan.FromMinutes(10) });
    private readonly ConcurrentQueue<string> _said = new();
    private readonly TaskCompletionSource _silent = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process _process;

    private FunctionProcess(ProcessStartInfo start) => _process = new() { StartInfo = start };

    /// <summary>What the function and what started it wrote into its log.</summary>
    public IEnumerable<string> Log => _said;

    /// <summary>Those of its lines that are FaultKit's.</summary>
    public IEnumerable<string> Notices => Log.Where(line => line.StartsWith("FaultKit: ", StringComparison.Ordinal));

    /// <summary>Where Lambda's own Runtime API is.</summary>
    public string RuntimeApi => Function.RuntimeApi;

    private EmulatedFunction Function => _lambda.Function("orders");

    /// <summary>Starts a function.</summary>
    /// <param name="command">What to execute, such as a wrapper and what it wraps.</param>
    /// <param name="environment">What its environment holds beside what Lambda puts there; null takes a variable out.</param>
    public static async Task<FunctionProcess> StartAsync(IReadOnlyList<string> command, params (string Name, string? Value)[] environment)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1)) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var name in start.Environment.Keys.Where(IsForeign).ToArray())
        {
            start.Environment.Remove(name);
        }

        var function = new FunctionProcess(start);
        await function._lambda.StartAsync();
        start.Environment["AWS_LAMBDA_RUNTIME_API"] = function.Function.RuntimeApi;
        start.Environment["AWS_LAMBDA_FUNCTION_NAME"] = "orders";
        start.Environment["LAMBDA_TASK_ROOT"] = AppContext.BaseDirectory;
        start.Environment["DOTNET_ENVIRONMENT"] = "Test";
        foreach (var (name, value) in environment)
        {
            if (value is null)
            {
                start.Environment.Remove(name);
            }
            else
            {
                start.Environment[name] = value;
            }
        }

        function.Start();
        return function;
    }

    /// <summary>Invokes it; fails with its log where its process ends instead.</summary>
    public async Task<LambdaOutcome> InvokeAsync(string json = """{"id":7}""")
    {
        var cancellation = TestContext.Current.CancellationToken;
        var outcome = Function.InvokeAsync(json, cancellationToken: cancellation);
        var end = _process.WaitForExitAsync(cancellation);
        if (await Task.WhenAny(outcome, end) == end)
        {
            await _silent.Task;
            Assert.Fail($"The function ended with exit code {_process.ExitCode}.\n{string.Join('\n', Log)}");
        }

        return await outcome;
    }

    /// <summary>Invokes it, where its process is to end instead of answering.</summary>
    /// <returns>The exit code of the process, and whether it had answered.</returns>
    public async Task<(int ExitCode, bool HasAnswered)> InvokeToTheEndAsync()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var outcome = Function.InvokeAsync("""{"id":7}""", cancellationToken: cancellation);
        await _process.WaitForExitAsync(cancellation);
        await _silent.Task;
        return (_process.ExitCode, outcome.IsCompleted);
    }

    /// <summary>How the last initialization failed; null where none did.</summary>
    public LambdaError? InitError => Function.InitError;

    /// <summary>Invokes it, and expects what it says of itself.</summary>
    public async Task<Report> ReportAsync()
    {
        var outcome = await InvokeAsync();
        Assert.True(outcome.Kind == LambdaOutcomeKind.Succeeded, $"{outcome}\n{string.Join('\n', Log)}");
        var report = JsonSerializer.Deserialize<Report>(outcome.Payload.Span, s_json)!;
        return report with { Loaded = [.. report.Loaded.Order(StringComparer.Ordinal)] };
    }

    /// <summary>Takes its Runtime API away, at which it ends, and waits until the last of its log is read.</summary>
    public async Task<int> EndAsync()
    {
        await _lambda.DisposeAsync();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        await _silent.Task;
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        await _lambda.DisposeAsync();
        _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    /// <summary>What the process of the tests has, and a function on Lambda has not.</summary>
    private static bool IsForeign(string name) => name.StartsWith("FAULTKIT_", StringComparison.Ordinal) || name.StartsWith("AWS_", StringComparison.Ordinal)
        || name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || name is "DOTNET_STARTUP_HOOKS" or "ASPNETCORE_ENVIRONMENT";

    private void Start()
    {
        var open = 2;
        void Take(string? line)
        {
            if (line is not null)
            {
                _said.Enqueue(line);
            }
            else if (Interlocked.Decrement(ref open) == 0)
            {
                _silent.SetResult();
            }
        }

        _process.ErrorDataReceived += (_, line) => Take(line.Data);
        _process.OutputDataReceived += (_, line) => Take(line.Data);
        _process.Start();
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
    }
}

/// <summary>What a fixture's function answers.</summary>
internal sealed record Report(int Runs, string? RuntimeApi, string? Hooks, IReadOnlyList<string> Loaded, long Jitted);
