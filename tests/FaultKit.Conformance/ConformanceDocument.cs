using System.Globalization;
using System.Reflection;

namespace FaultKit.Conformance;

/// <summary>Writes <c>docs/http-conformance.md</c> from what was seen.</summary>
internal static class ConformanceDocument
{
    private static readonly string s_path = Path.Combine(
        typeof(ConformanceDocument).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "RepositoryRoot").Value!,
        "docs", "http-conformance.md");

    public static string Read() => File.Exists(s_path) ? File.ReadAllText(s_path) : "";

    /// <summary>Takes what was seen for what is expected: with <c>FAULTKIT_REWRITE_DOCS=1</c>, by hand, and with a look at what changes.</summary>
    public static void RewriteIfAsked(string written)
    {
        if (Environment.GetEnvironmentVariable("FAULTKIT_REWRITE_DOCS") == "1")
        {
            File.WriteAllText(s_path, written);
        }
    }

    public static async Task<string> WriteAsync()
    {
        List<string> lines =
        [
            "# HttpClient faults beside real failures",
            "",
            "Each failure is produced for real on loopback, and injected, through clients that are set up alike, and called in four ways: with a buffered body and with a",
            "streamed one, and both of them synchronously. Compared are, of every call: types, error codes, HResults, messages and sources of the whole chain of exceptions (but for what is",
            "chance in real failures: the source of what a socket throws, and what a read was doing that is cancelled); status line and headers; the bytes that arrived; the span, both metrics and the diagnostic events, how many and with",
            "which tags; and how many of four attempts `AddStandardResilienceHandler` and a plain Polly retry around call and body make.",
            "",
            "This page is written from what was seen on .NET 10, Linux (`FAULTKIT_REWRITE_DOCS=1 dotnet test --project tests/FaultKit.Conformance`); a test holds the two together.",
        ];
        foreach (var (title, rows) in ConformanceRows.Groups)
        {
            lines.AddRange(["", $"## {title}", "", "| what goes wrong | a buffered read sees | a streamed read sees | telemetry says | standard handler | plain retry | the same |", "|---|---|---|---|---|---|---|"]);
            foreach (var row in rows)
            {
                lines.Add(Line(row, await Comparison.OfAsync(row)));
            }

            lines.Add("");
            lines.AddRange(rows.SelectMany(Notes));
        }

        lines.AddRange(["", "## Quotas", "", "The calls of one client, at a server that has a quota, and at one that has none, before which the quota is injected; both by the same clock."]);
        foreach (var saysDate in new[] { false, true })
        {
            var quota = await QuotaComparison.OfAsync(saysDate);
            lines.AddRange(["", $"`{QuotaComparison.FaultOf(saysDate)}`", "", "| after | the server answers | the fault answers |", "|---|---|---|"]);
            lines.AddRange(quota.Calls.Select((call, i) => string.Create(CultureInfo.InvariantCulture, $"| {call.TotalSeconds} s | {quota.Real[i]} | {quota.Injected[i]} |")));
        }

        return string.Join('\n', [.. lines, ""]);
    }

    private static string Line(ConformanceRow row, Comparison comparison) => $"| {string.Join(" | ",
        row.Name,
        Outcome(comparison.Real, Way.Buffered),
        Outcome(comparison.Real, Way.Streamed),
        Telemetry(comparison.Real),
        comparison.Real.Text(Facet.StandardHandler),
        comparison.Real.Text(Facet.PlainRetry),
        comparison.Differing.Count == 0 ? "yes" : $"but for {string.Join(", ", comparison.Differing.Select(Word))}")} |";

    private static IEnumerable<string> Notes(ConformanceRow row) =>
    [
        $"* **{row.Name}**: `{row.Fault}`; for real: {row.How}.{string.Concat(row.Differs.OrderBy(d => d.Key).Select(d => $" The {Word(d.Key)} cannot be the same: {d.Value}."))}",
    ];

    private static string Outcome(Observation seen, Way way)
    {
        if (!seen.Failures.TryGetValue(way, out var failure))
        {
            return "";
        }

        var bytes = seen.Text(Facet.Content, way).Length;
        var status = seen.Text(Facet.Response, way).Split('\n')[0].Split(' ') is [_, var code, ..] ? $"{code}, {bytes} bytes" : "";
        return string.Join(", then ", new[] { status, Failures.InShort(failure) }.Where(text => text.Length > 0));
    }

    private static string Telemetry(Observation seen)
    {
        var tags = seen.Text(Facet.Metrics, seen.Failures.Keys.First()).Split("; ")[0].Split(": ", 2)[^1].Split(", ");
        return string.Join(", ", tags.Where(tag => tag.StartsWith("error.type", StringComparison.Ordinal) || tag.StartsWith("http.response", StringComparison.Ordinal)).Select(tag => $"`{tag.Split(' ')[0]}`"));
    }

    private static string Word(Facet facet) => facet switch
    {
        Facet.StandardHandler => "attempts of the standard handler",
        Facet.PlainRetry => "attempts of a plain retry",
        _ => facet.ToString().ToLowerInvariant(),
    };
}
