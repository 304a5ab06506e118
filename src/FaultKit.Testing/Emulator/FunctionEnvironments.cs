using System.Diagnostics;

namespace FaultKit.Testing;

/// <summary>The execution environments of a function that were started here.</summary>
internal sealed class FunctionEnvironments(InvocationDesk desk, FunctionLog log)
{
    private readonly Lock _gate = new();
    private readonly List<ExecutionEnvironment> _live = [];
    private bool _isOver;

    /// <summary>Gets how many run.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _live.Count;
            }
        }
    }

    public ExecutionEnvironment Start(Func<CancellationToken, Task> bootstrap) => Add(new ExecutionEnvironment(stop =>
    {
        // In the environment's flow, which nobody else shares.
        desk.Served.Carry();
        return bootstrap(stop);
    }, () => desk.IsServing));

    public ExecutionEnvironment Start(ProcessStartInfo start, IReadOnlyDictionary<string, string> variables)
    {
        var process = FunctionProcess.Start(start, variables, log);
        try
        {
            return Add(new ExecutionEnvironment(process.RunAsync, () => false));
        }
        catch
        {
            // The emulator has ended meanwhile: nobody else would end it.
            process.Kill();
            throw;
        }
    }

    public async Task StopAsync()
    {
        ExecutionEnvironment[] live;
        lock (_gate)
        {
            _isOver = true;
            live = [.. _live];
        }

        await Task.WhenAll(live.Select(environment => environment.DisposeAsync().AsTask())).ConfigureAwait(false);
    }

    private ExecutionEnvironment Add(ExecutionEnvironment environment)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isOver, typeof(LambdaEmulator));
            _live.Add(environment);
        }

        desk.Mend();
        environment.Run(failure => End(environment, failure));
        return environment;
    }

    private void End(ExecutionEnvironment environment, Exception? failure)
    {
        bool isLast;
        lock (_gate)
        {
            _live.Remove(environment);
            isLast = _live.Count == 0 && !_isOver;
        }

        if (isLast && !environment.IsAskedToEnd)
        {
            desk.Exit(requestId => RuntimeExit.Error(requestId, failure));
        }
    }
}
