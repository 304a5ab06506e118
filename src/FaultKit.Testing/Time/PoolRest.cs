namespace FaultKit.Testing;

/// <summary>Tells when the thread pool of the process has nothing to do.</summary>
/// <remarks>
/// A continuation runs on the thread that completed what it waited for, or is queued to the pool. So when the thread that moves a clock
/// has come back, and the pool is at rest, everything that the last timer set off has come to its next wait.
/// </remarks>
internal static class PoolRest
{
    private const int Spins = 50;

    /// <summary>Waits until the pool is at rest.</summary>
    /// <param name="patience">How long at most, in real time.</param>
    /// <param name="isMoot">Asked meanwhile whether it still matters.</param>
    /// <returns>False where it never was.</returns>
    public static bool Wait(TimeSpan patience, Func<bool> isMoot)
    {
        var start = TimeProvider.System.GetTimestamp();
        for (var turn = 0; !IsAtRest(); turn++)
        {
            if (isMoot())
            {
                return true;
            }

            if (turn < Spins)
            {
                Thread.SpinWait(20);
            }
            else
            {
                // A long spin would take the core from the very work that is waited for.
                Thread.Yield();
                if (turn % Spins == 0 && TimeProvider.System.GetElapsedTime(start) > patience)
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>Nothing queued, nobody at work, and nothing queued meanwhile by one who was.</summary>
    private static bool IsAtRest()
    {
        var completed = ThreadPool.CompletedWorkItemCount;
        return ThreadPool.PendingWorkItemCount == 0 && Busy() == 0 && ThreadPool.PendingWorkItemCount == 0 && ThreadPool.CompletedWorkItemCount == completed;
    }

    private static int Busy()
    {
        ThreadPool.GetMaxThreads(out var most, out _);
        ThreadPool.GetAvailableThreads(out var free, out _);
        return most - free;
    }
}
