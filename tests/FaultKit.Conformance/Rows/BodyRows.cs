namespace FaultKit.Conformance;

/// <summary>Answers that begin well, and whose bodies do not.</summary>
internal static class BodyRows
{
    public static IReadOnlyList<ConformanceRow> All { get; } =
    [
        new("body shorter, and its length with it", """{"type": "corrupt", "kind": "truncate", "keep": 40}""")
        {
            Real = () => Task.FromResult<Peer>(RawServer.Answering($"{Answers.Head(200, "OK", 40)}{Answers.Body[..40]}")),
            How = "a socket that sends 40 of 100 bytes, with a length that says so",
        },
    ];
}
