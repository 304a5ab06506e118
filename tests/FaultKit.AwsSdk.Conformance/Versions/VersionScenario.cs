using System.Diagnostics;
using Amazon.Runtime;
using Amazon.SecurityToken;

namespace FaultKit.AwsSdk.Conformance;

/// <summary>A few calls whose outcome no version of the SDK may change; the same file is built with the oldest and with the newest.</summary>
internal static class VersionScenario
{
    /// <summary>The faults that the calls meet.</summary>
    public const string Plan = """
        { "version": 1, "enabled": true, "environments": ["Test"], "rules": [
            { "name": "throttled twice", "target": "aws:STS/GetCallerIdentity", "calls": "1..2", "fault": { "type": "throttle" } },
            { "name": "denied", "target": "aws:STS/GetSessionToken", "fault": { "type": "access-denied" } },
            { "name": "reset", "target": "aws:STS/GetAccessKeyInfo", "fault": { "type": "connection", "kind": "reset" } } ] }
        """;

    /// <summary>Makes the calls.</summary>
    /// <param name="address">Where the service is.</param>
    /// <returns>The version of AWSSDK.Core, and a line for each call.</returns>
    public static async Task<IReadOnlyList<string>> RunAsync(Uri address)
    {
        var notes = new TelemetryNotes();
        using var sts = new AmazonSecurityTokenServiceClient(new BasicAWSCredentials("AKIDEXAMPLE", "secret"), new AmazonSecurityTokenServiceConfig
        {
            ServiceURL = address.ToString(),
            AuthenticationRegion = "us-east-1",
            RetryMode = RequestRetryMode.Standard,
            MaxErrorRetry = 2,
            TelemetryProvider = new RecordingTelemetry(notes),
        });
        return
        [
            $"AWSSDK.Core {FileVersionInfo.GetVersionInfo(typeof(AmazonServiceClient).Assembly.Location).FileVersion}",
            await SeenAsync("throttled twice", notes, () => sts.GetCallerIdentityAsync(new())),
            await SeenAsync("denied", notes, () => sts.GetSessionTokenAsync(new())),
            await SeenAsync("reset", notes, () => sts.GetAccessKeyInfoAsync(new() { AccessKeyId = "AKIDEXAMPLEEXAMPLE" })),
        ];
    }

    private static async Task<string> SeenAsync(string what, TelemetryNotes notes, Func<Task> call)
    {
        notes.Clear();
        var seen = "ok";
        try
        {
            await call();
        }
        catch (Exception e)
        {
            seen = string.Join(" <- ", ExceptionText.Lines(e)).ReplaceLineEndings(" ");
        }

        return $"{what}: {seen}, {notes.Spans.Count(span => span.StartsWith("HttpRequest ", StringComparison.Ordinal))} attempt(s)";
    }
}
