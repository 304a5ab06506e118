using System.Collections.Concurrent;

namespace FaultKit;

/// <summary>Every point of the process, each with its number.</summary>
internal static class PointTable
{
    /// <summary>The number of a point that came when the table was full: its rules are looked up for every call.</summary>
    public const int Unlisted = -1;

    /// <summary>
    /// More places than a service talks to. A crawler that meets a new host with every request must not fill the memory of its process.
    /// </summary>
    public const int Most = 4096;

    private static readonly ConcurrentDictionary<string, FaultPoint> s_points = new(StringComparer.Ordinal);
    private static int s_last = -1;

    public static FaultPoint Get(PointKind kind, string name, string[] parts)
    {
        if (s_points.TryGetValue(name, out var known))
        {
            return known;
        }

        // Two threads may meet a place at once: one number is then never used, which costs a slot and nothing else.
        return s_points.Count < Most && Interlocked.Increment(ref s_last) is var id && id < 2 * Most
            ? s_points.GetOrAdd(name, new FaultPoint(id, kind, name, parts))
            : new FaultPoint(Unlisted, kind, name, parts);
    }
}
