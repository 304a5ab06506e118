namespace FaultKit;

/// <summary>The call waits.</summary>
/// <param name="Time">For how long.</param>
public sealed record DelayMove(TimeSpan Time) : FaultMove
{
    /// <summary>Waits without holding a thread.</summary>
    /// <param name="clock">What the wait runs on.</param>
    /// <param name="off">Ends the wait, and the call goes on: faults were turned off.</param>
    /// <param name="cancellation">Ends the wait as cancelled.</param>
    internal async Task WaitAsync(TimeProvider clock, CancellationToken off, CancellationToken cancellation)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(off, cancellation);
        await Task.Delay(Time, clock, either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (cancellation.IsCancellationRequested)
        {
            // The caller's own token, as its own waits would report it.
            await Task.FromCanceled(cancellation).ConfigureAwait(false);
        }
    }
}
