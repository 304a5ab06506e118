namespace FaultKit;

/// <summary>The table of what can go wrong and where: reader, messages, documentation and tests are fed by it.</summary>
internal static class FaultVocabulary
{
    private static readonly (PointKind Kind, string Word)[] s_kinds =
    [
        (PointKind.Lambda, "lambda"),
        (PointKind.Http, "http"),
        (PointKind.Aws, "aws"),
        (PointKind.AspNetCore, "aspnetcore"),
        (PointKind.Custom, "point"),
    ];

    /// <summary>Every fault, in the order the documentation lists them.</summary>
    public static IReadOnlyList<FaultShape> Faults { get; } =
    [
        LatencyFault.Row,
        TimeoutFault.Row,
        ErrorFault.Row,
        ThrottleFault.Row,
        ResponseFault.Row,
        AccessDeniedFault.Row,
        ClockSkewFault.Row,
        ConnectionFault.Row,
        SlowBodyFault.Row,
        CorruptFault.Row,
        BatchFault.Row,
        DeadlineFault.Row,
        ColdStartFault.Row,
        InitErrorFault.Row,
        CrashFault.Row,
        ExitFault.Row,
        MemoryFault.Row,
        CpuFault.Row,
        DiskFault.Row,
        ThreadsFault.Row,
    ];

    /// <summary>The words of the kinds of point.</summary>
    public static IEnumerable<string> KindWords => s_kinds.Select(kind => kind.Word);

    public static FaultShape? Find(string name)
    {
        foreach (var shape in Faults)
        {
            if (shape.Name == name)
            {
                return shape;
            }
        }

        return null;
    }

    public static string WordOf(PointKind kind) => s_kinds[(int)kind].Word;

    /// <summary>How targets of a kind begin, as messages write it.</summary>
    public static string TargetsOf(PointKind kind) => $"\"{WordOf(kind)}:\"";

    public static bool TryKind(ReadOnlySpan<char> word, out PointKind kind)
    {
        foreach (var entry in s_kinds)
        {
            if (word.SequenceEqual(entry.Word))
            {
                kind = entry.Kind;
                return true;
            }
        }

        kind = default;
        return false;
    }
}
