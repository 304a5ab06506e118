namespace FaultKit.Testing;

/// <summary>A bootstrap while it runs.</summary>
/// <param name="bootstrap">The bootstrap.</param>
/// <param name="isServing">Whether the function is in the middle of an invocation.</param>
internal sealed class ExecutionEnvironment(Func<CancellationToken, Task> bootstrap, Func<bool> isServing) : IAsyncDisposable
{
    /// <summary>How long, in real time, a bootstrap may take to heed its token. Lambda allows 2 s; a busy machine may be slower.</summary>
    private static readonly TimeSpan s_farewell = TimeSpan.FromSeconds(10);

    /// <summary>The same for one in the middle of an invocation: Lambda would end its process, and here it may wait for a clock that has stopped.</summary>
    private static readonly TimeSpan s_cut = TimeSpan.FromMilliseconds(100);

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
        await Task.WhenAny(_running, Task.Delay(isServing() ? s_cut : s_farewell, TimeProvider.System)).ConfigureAwait(false);
        if (_running.IsCompleted)
        {
            _stop.Dispose();
        }
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
