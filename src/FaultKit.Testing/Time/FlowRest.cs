namespace FaultKit.Testing;

/// <summary>Tells when a flow has come to rest: all of it waits.</summary>
/// <remarks>
/// <para>
/// A continuation runs on the thread that completed what it waited for, or is queued to the thread pool. So when the thread that moves
/// the clock has come back and the pool has nothing queued and nobody at work, all that the last timer set off has come to its next wait.
/// That is exact, and takes microseconds where the pool belongs to the flow alone.
/// </para>
/// <para>
/// Where others keep the pool busy, or the flow has blocked a thread, the flow itself is watched: no thread in it, nothing queued in the
/// pool, and no thread that entered it for a while after that, long enough for one that has been taken off its core to go on.
/// </para>
/// </remarks>
/// <param name="presence">Where the flow is.</param>
/// <param name="blocked">How many threads in the flow were found to wait for time, and how many of them do now.</param>
internal sealed class FlowRest(FlowPresence presence, Func<(int Known, int Waiting)> blocked)
{
    private const int Spins = 50;

    /// <summary>How long the pool is given to come to rest as a whole.</summary>
    private static readonly TimeSpan s_exact = TimeSpan.FromMilliseconds(30);

    /// <summary>Longer than a thread stays off its core on a machine with several times more to do than it has cores.</summary>
    private static readonly TimeSpan s_calm = TimeSpan.FromMilliseconds(30);

    private readonly TimeProvider _wall = TimeProvider.System;

    /// <summary>Waits until the flow is at rest.</summary>
    /// <param name="patience">How long at most, in real time.</param>
    /// <param name="isMoot">Asked meanwhile whether it still matters.</param>
    /// <returns>False where it never was.</returns>
    public bool Wait(TimeSpan patience, Func<bool> isMoot)
    {
        var start = _wall.GetTimestamp();
        var (calm, entries) = (-1L, -1L);
        for (var turn = 0; !isMoot(); turn++)
        {
            var (known, waiting) = blocked();
            if (known == 0 && IsPoolAtRest())
            {
                return true;
            }

            if (turn < Spins)
            {
                Thread.SpinWait(20);
                continue;
            }

            // A long spin would take the core from the very work that is waited for.
            Thread.Yield();
            var waited = _wall.GetElapsedTime(start);
            if (waited > patience)
            {
                return false;
            }

            if (presence.Threads > waiting || presence.Entries != entries)
            {
                (calm, entries) = (-1, presence.Entries);
            }
            else if (calm < 0)
            {
                calm = ThreadPool.PendingWorkItemCount == 0 ? _wall.GetTimestamp() : -1;
            }
            else if (waited > s_exact && _wall.GetElapsedTime(calm) > s_calm)
            {
                return true;
            }
        }

        return true;
    }

    /// <summary>Nothing queued, nobody at work, and nothing queued meanwhile by one who was.</summary>
    private static bool IsPoolAtRest()
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
