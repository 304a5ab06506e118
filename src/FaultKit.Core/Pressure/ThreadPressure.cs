namespace FaultKit;

/// <summary>Threads of the pool that wait for nothing.</summary>
internal sealed class ThreadPressure : IDisposable
{
    // Never disposed of: threads that the pool has not come to yet look at it later, and go on.
    private readonly ManualResetEventSlim _over = new();
    private int _blocked;

    private ThreadPressure()
    {
    }

    /// <summary>How many threads wait just now; the pool gives them one after the other.</summary>
    public int Blocked => Volatile.Read(ref _blocked);

    /// <summary>Blocks threads.</summary>
    /// <param name="count">How many.</param>
    /// <param name="longest">How long each waits at most: with the pool blocked, no timer would end it.</param>
    /// <param name="detail">What was taken.</param>
    public static ThreadPressure Begin(int count, TimeSpan longest, out string detail)
    {
        var pressure = new ThreadPressure();
        for (var i = 0; i < count; i++)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static work => work.Pressure.Block(work.Longest), (Pressure: pressure, Longest: longest), preferLocal: false);
        }

        detail = $"{count} threads of the pool blocked";
        return pressure;
    }

    public void Dispose() => _over.Set();

    private void Block(TimeSpan longest)
    {
        Interlocked.Increment(ref _blocked);
        _over.Wait(longest);
        Interlocked.Decrement(ref _blocked);
    }
}
