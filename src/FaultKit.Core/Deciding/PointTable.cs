using System.Collections.Concurrent;

namespace FaultKit;

/// <summary>Points, each with its number.</summary>
/// <param name="most">How many are kept.</param>
internal sealed class PointTable(int most)
{
    /// <summary>The number of a point that came when the table was full: its rules are looked up for every call.</summary>
    public const int Unlisted = -1;

    /// <summary>
    /// More places than a service talks to. A crawler that meets a new host with every request must not fill the memory of its process.
    /// </summary>
    public const int Most = 4096;

    private readonly ConcurrentDictionary<string, FaultPoint> _points = new(StringComparer.Ordinal);
    private int _numbers;

    /// <summary>Every point of the process.</summary>
    public static PointTable Process { get; } = new(Most);

    public FaultPoint Get(PointKind kind, string name, string[] parts)
    {
        if (_points.TryGetValue(name, out var known))
        {
            return known;
        }

        // Two threads may meet a place at once: one number is then never used, which costs a slot and nothing else. A full table is
        // known by its numbers, because asking a concurrent dictionary for its count takes all of its locks.
        return Volatile.Read(ref _numbers) < most && Interlocked.Increment(ref _numbers) is var number && number <= most
            ? _points.GetOrAdd(name, new FaultPoint(number - 1, kind, name, parts))
            : new(Unlisted, kind, name, parts);
    }
}
