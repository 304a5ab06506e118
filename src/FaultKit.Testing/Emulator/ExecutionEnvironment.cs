namespace FaultKit.Testing;

/// <summary>A bootstrap while it runs.</summary>
internal sealed class ExecutionEnvironment(Func<CancellationToken, Task> bootstrap) : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private Task _running = Task.CompletedTask;
    private Task? _end;

    public bool IsAskedToEnd => _stop.IsCancellationRequested;

    /// <summary>Runs it, in a flow of its own that comes out of the caller's.</summary>
    /// <param name="ended">Told of its end, with what it failed with.</param>
    public void Run(Action<Exception?> ended) => _running = Task.Run(() => RunAsync(ended));

    public ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            return new(_end ??= EndAsync());
        }
    }

    private async Task EndAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _running.ConfigureAwait(false);
        _stop.Dispose();
    }

    private async Task RunAsync(Action<Exception?> ended)
    {
        Exception? failure = null;
#pragma warning disable CA1031 // Whatever a bootstrap dies of is the outcome of its invocations.
        try
        {
            await bootstrap(_stop.Token).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            failure = e;
        }
#pragma warning restore CA1031
        ended(failure);
    }
}
