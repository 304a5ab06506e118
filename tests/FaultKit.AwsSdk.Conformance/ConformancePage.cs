using System.Globalization;
using System.Text;

namespace FaultKit.AwsSdk.Conformance;

/// <summary>The page that shows what the rows say.</summary>
internal static class ConformancePage
{
    public static string Write()
    {
        var text = new StringBuilder("""
            # AWS SDK faults beside real failures

            Every row is a test. A server on raw sockets fails for real, and a client that FaultKit has never seen meets it; then the same fault is injected into a client
            made after `UseChaos()`. Both must see the same exception types, codes, statuses, error types, request ids and inner exceptions (but for what a read was doing
            that is cancelled, which is chance in real failures), the same number of attempts,
            and the SDK must tell the same measurements and spans, and so must the runtime (`http.client.request.duration`, `http.client.active_requests`, the spans of `System.Net.Http`), but for
            replies that are lost: those calls are made, and the runtime has written of their answers by then. Of a batch, as many entries must come back, in the same words. This page is
            written from the rows; a test holds the two together.

            Attempts are those of `MaxErrorRetry = 1` in the chapters of services and 2 elsewhere. Calls that hold their thread (the SDK has them for itself on .NET) are compared
            too; where they see something else, it says so. Such calls at STS are those by which the SDK gets credentials, and are spared.

            """);
        foreach (var (title, rows) in Rows.Chapters)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {title}\n\n| call | what happens | the fault | the caller sees | attempts |\n|---|---|---|---|---|\n");
            foreach (var row in rows)
            {
                text.Append(CultureInfo.InvariantCulture, $"| {row.Call.Name} | {row.What} | `{Fault(row)}` | {Sees(row)} | {Attempts(row)} |\n");
            }
        }

        return text.ToString().ReplaceLineEndings("\n");
    }

    private static string Sees(AwsRow row) => row.SeesSync is null ? Types(row.Sees) : $"{Types(row.Sees)}; holding its thread: {Types(row.SeesSync)}";

    private static string Types(string sees) => sees.StartsWith("ok", StringComparison.Ordinal) ? sees : $"`{sees}`";

    private static string Attempts(AwsRow row) => row.AttemptsSync is { } other ? $"{row.Attempts}; {other}" : row.Attempts.ToString(CultureInfo.InvariantCulture);

    /// <summary>The fault on one line; a body that is long says nothing more.</summary>
    private static string Fault(AwsRow row)
    {
        var fault = string.Join(' ', row.Fault.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        var body = fault.IndexOf("\"body\": ", StringComparison.Ordinal);
        return (body > 0 ? fault[..body] + "\"body\": ... }" : fault).Replace("|", "\\|", StringComparison.Ordinal);
    }
}
