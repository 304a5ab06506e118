using System.Diagnostics;

namespace FaultKit;

/// <summary>Threads that do nothing, busily.</summary>
internal sealed class CpuPressure : IDisposable
{
    public const string ThreadName = "FaultKit load";

    /// <summary>Long enough for a timer to keep, short enough for a share of it to look like one.</summary>
    private static readonly TimeSpan s_period = TimeSpan.FromMilliseconds(20);

    private readonly ManualResetEventSlim _over = new();
    private readonly Thread[] _threads;
    private int _isOver;

    private CpuPressure(double load, int threads)
    {
        _threads = new Thread[threads];
        for (var i = 0; i < threads; i++)
        {
            _threads[i] = new Thread(() => Run(load)) { IsBackground = true, Name = ThreadName };
            _threads[i].UnsafeStart();
        }
    }

    /// <summary>Whether a thread of it still runs.</summary>
    public bool IsAlive => Array.Exists(_threads, thread => thread.IsAlive);

    /// <summary>Takes a share of the time of some cores, at most of all.</summary>
    public static CpuPressure Begin(double load, int cores, out string detail)
    {
        var threads = Math.Min(cores, Environment.ProcessorCount);
        detail = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{load * 100:0.###} % of {threads} cores taken");
        return new(load, threads);
    }

    /// <summary>Ends the threads, and waits until they have ended.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isOver, 1) == 0)
        {
            _over.Set();
            Array.ForEach(_threads, thread => thread.Join());
        }
    }

    private void Run(double load)
    {
        while (!_over.IsSet)
        {
            var start = Stopwatch.GetTimestamp();
            while (!_over.IsSet && Stopwatch.GetElapsedTime(start) < s_period * load)
            {
                Thread.SpinWait(100);
            }

            _over.Wait(s_period * (1 - load));
        }
    }
}
