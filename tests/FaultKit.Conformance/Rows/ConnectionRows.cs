namespace FaultKit.Conformance;

/// <summary>Failures before anything of an answer is there.</summary>
internal static class ConnectionRows
{
    public static IReadOnlyList<ConformanceRow> All { get; } =
    [
        new("connection refused", """{"type": "error"}""")
        {
            Real = () => Task.FromResult<Peer>(NoPeer.Refusing()),
            How = "a port of this machine where nobody listens",
        },
    ];
}
