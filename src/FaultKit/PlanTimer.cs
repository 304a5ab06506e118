using Microsoft.Extensions.Hosting;

namespace FaultKit;

/// <summary>Keeps the plan of a host fresh: no invocation enters there that could look at its source.</summary>
internal sealed class PlanTimer(FaultInjector injector) : IHostedService, IDisposable
{
    /// <summary>How soon an operator's edit is noticed; a look at an unchanged file costs about a microsecond.</summary>
    private static readonly TimeSpan s_period = TimeSpan.FromSeconds(1);

    private readonly PeriodicTimer _timer = new(s_period, injector.Time);
    private Task _looks = Task.CompletedTask;
    private int _isStarted;

    /// <summary>Begins to look; a host does so as it starts, a container without a host with the first client that it makes.</summary>
    public void Start()
    {
        if (Interlocked.Exchange(ref _isStarted, 1) == 0)
        {
            // The looks go on for as long as the host lives; the request or the test that came first must not flow along.
            using AsyncFlowControl? flow = ExecutionContext.IsFlowSuppressed() ? null : ExecutionContext.SuppressFlow();
            _looks = Task.Run(LookAsync);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        Start();
        return Task.CompletedTask;
    }

    /// <summary>Ends chaos while the host can still log: an experiment whose rules never matched has to say so.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _timer.Dispose();
        await _looks.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        injector.Dispose();
    }

    public void Dispose() => _timer.Dispose();

    private async Task LookAsync()
    {
        while (await _timer.WaitForNextTickAsync(CancellationToken.None).ConfigureAwait(false))
        {
            await injector.RefreshAsync(CancellationToken.None).ConfigureAwait(false);
            injector.TurnOffIfExpired();
        }
    }
}
