namespace FaultKit.Conformance;

/// <summary>The table.</summary>
internal static class ConformanceRows
{
    public static IReadOnlyList<(string Title, IReadOnlyList<ConformanceRow> Rows)> Groups { get; } =
    [
        ("Connections", ConnectionRows.All),
        ("Connections, on the wire (`UsesWire`)", [.. ConnectionRows.All.Where(row => row.CanUseWire).Select(row => row with { Name = $"{row.Name}, on the wire", UsesWire = true })]),
        ("Answers", AnswerRows.All),
        ("Bodies of responses", BodyRows.All),
        ("Bodies of requests", RequestRows.All),
        ("What telemetry shows of a request", TelemetryRows.All),
    ];

    public static IEnumerable<ConformanceRow> All => Groups.SelectMany(group => group.Rows);
}
