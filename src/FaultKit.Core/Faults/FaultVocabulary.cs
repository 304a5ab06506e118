namespace FaultKit;

/// <summary>The table of what can go wrong and where: reader, messages, documentation and tests are fed by it.</summary>
internal static class FaultVocabulary
{
    /// <summary>How targets begin, in the order of the kinds of point.</summary>
    private static readonly string[] s_kinds = ["lambda", "http", "aws", "aspnetcore", "point"];

    /// <summary>Every fault, in the order the documentation lists them.</summary>
    public static IReadOnlyList<FaultShape> Faults => field ??= [.. Rows()];

    /// <summary>The words of the kinds of point.</summary>
    public static string[] KindWords => s_kinds;

    public static FaultShape? Find(string name)
    {
        foreach (var shape in Rows())
        {
            if (shape.Name == name)
            {
                return shape;
            }
        }

        return null;
    }

    public static string WordOf(PointKind kind) => s_kinds[(int)kind];

    /// <summary>How targets of a kind begin, as messages write it.</summary>
    public static string TargetsOf(PointKind kind) => $"\"{WordOf(kind)}:\"";

    public static bool TryKind(ReadOnlySpan<char> word, out PointKind kind)
    {
        for (var index = 0; index < s_kinds.Length; index++)
        {
            if (word.SequenceEqual(s_kinds[index]))
            {
                kind = (PointKind)index;
                return true;
            }
        }

        kind = default;
        return false;
    }

    /// <summary>Each row is made when the walk comes to it: a plan of delays does not pay for the rest when a process starts.</summary>
    private static IEnumerable<FaultShape> Rows()
    {
        yield return LatencyFault.Row;
        yield return TimeoutFault.Row;
        yield return ErrorFault.Row;
        yield return ThrottleFault.Row;
        yield return ResponseFault.Row;
        yield return AccessDeniedFault.Row;
        yield return ClockSkewFault.Row;
        yield return ConnectionFault.Row;
        yield return SlowBodyFault.Row;
        yield return CorruptFault.Row;
        yield return BatchFault.Row;
        yield return DeadlineFault.Row;
        yield return ColdStartFault.Row;
        yield return InitErrorFault.Row;
        yield return CrashFault.Row;
        yield return ExitFault.Row;
        yield return MemoryFault.Row;
        yield return CpuFault.Row;
        yield return DiskFault.Row;
        yield return ThreadsFault.Row;
    }
}
