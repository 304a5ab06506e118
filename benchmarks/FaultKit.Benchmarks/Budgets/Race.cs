using System.Diagnostics;

namespace FaultKit.Benchmarks;

/// <summary>Measures contenders in turn, round by round, so that whatever disturbs the machine disturbs all of them.</summary>
internal static class Race
{
    /// <summary>Short, because a short round has a good chance of running undisturbed, and one such round is enough.</summary>
    private const double RoundMicroseconds = 150;

    private const int AllocationBodies = 500;

    private static readonly TimeSpan s_duration = TimeSpan.FromMilliseconds(1200);

    /// <summary>Written, never read: what a body returns must not be optimized away.</summary>
    private static object? s_sink;

    /// <summary>Scores, in the order of the contenders.</summary>
    public static Score[] Run(params Contender[] contenders)
    {
        Warm(contenders);
        var repeats = contenders.Select(Repeats).ToArray();
        var rounds = contenders.Select(_ => new List<double>()).ToArray();
        for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < s_duration || rounds[0].Count < 20;)
        {
            for (var i = 0; i < contenders.Length; i++)
            {
                rounds[i].Add(Time(contenders[i].Body, repeats[i]) / repeats[i] / contenders[i].Calls);
            }
        }

        return [.. contenders.Select((contender, i) => new Score(contender.Name, [.. rounds[i]], BytesOf(contender)))];
    }

    /// <summary>Until the compiler's last word: it waits for 100 ms without new methods before it optimizes.</summary>
    private static void Warm(Contender[] contenders)
    {
        for (var pass = 0; pass < 3; pass++)
        {
            foreach (var contender in contenders)
            {
                for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < TimeSpan.FromMilliseconds(40);)
                {
                    Time(contender.Body, 4);
                }
            }

            Thread.Sleep(130);
        }
    }

    private static int Repeats(Contender contender)
    {
        var best = Enumerable.Range(0, 10).Min(_ => Time(contender.Body, 4)) / 4;
        return (int)Math.Clamp(RoundMicroseconds * 1000 / Math.Max(best, 1), 1, 100_000);
    }

    /// <summary>Nanoseconds.</summary>
    private static double Time(Func<object?> body, int repeats)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < repeats; i++)
        {
            s_sink = body();
        }

        return Stopwatch.GetElapsedTime(start).TotalNanoseconds;
    }

    /// <summary>The fewest of some tries: what the runtime allocates now and then for itself is not the body's.</summary>
    private static double BytesOf(Contender contender) => Enumerable.Range(0, 3).Min(_ =>
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < AllocationBodies; i++)
        {
            s_sink = contender.Body();
        }

        return (double)(GC.GetAllocatedBytesForCurrentThread() - before) / AllocationBodies / contender.Calls;
    });
}
