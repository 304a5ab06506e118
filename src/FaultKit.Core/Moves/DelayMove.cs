namespace FaultKit;

/// <summary>The call waits.</summary>
/// <param name="Time">For how long.</param>
public sealed record DelayMove(TimeSpan Time) : FaultMove
{
    /// <summary>How long somebody who has left may be waited for: nothing wakes a held thread when a connection ends.</summary>
    private static readonly TimeSpan s_glance = TimeSpan.FromMilliseconds(50);

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

    /// <summary>Waits and holds the thread, and needs no other: the code under test may have blocked every thread of the pool.</summary>
    /// <param name="clock">What the wait runs on.</param>
    /// <param name="off">Ends the wait, and the call goes on: faults were turned off.</param>
    /// <param name="cancellation">Ends the wait as cancelled.</param>
    /// <param name="isGivenUp">Asked now and then whether to end the wait as cancelled; null where the token says it all.</param>
    internal void Wait(TimeProvider clock, CancellationToken off, CancellationToken cancellation, Func<bool>? isGivenUp = null)
    {
        // Timers of the system's clock need the pool, and timed waits do not; timers of a test's clock are the test's business.
        var isSystem = clock == TimeProvider.System;
        var over = new ManualResetEventSlim();
        using var timer = isSystem ? null : clock.CreateTimer(static over => ((ManualResetEventSlim)over!).Set(), over, Time, Timeout.InfiniteTimeSpan);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(off, cancellation);
        var start = clock.GetTimestamp();
        var glance = isGivenUp is null ? LatencyFault.MaxDelay : s_glance;
        while (!either.IsCancellationRequested && isGivenUp?.Invoke() != true)
        {
            var left = isSystem ? Time - clock.GetElapsedTime(start) : glance;
            if (left <= TimeSpan.Zero || WaitOrStop(over, left < glance ? left : glance, either.Token))
            {
                break;
            }
        }

        cancellation.ThrowIfCancellationRequested();
        if (isGivenUp?.Invoke() == true)
        {
            throw new OperationCanceledException();
        }
    }

    private static bool WaitOrStop(ManualResetEventSlim over, TimeSpan time, CancellationToken stop)
    {
        try
        {
            return over.Wait(time, stop);
        }
        catch (OperationCanceledException)
        {
            return true;
        }
    }
}
