using System.Diagnostics;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SSOOIDC;

namespace FaultKit.AwsSdk.Conformance;

/// <summary>A few calls whose outcome no version of the SDK may change; the same file is built with the oldest and with the newest.</summary>
internal static class VersionScenario
{
    private static readonly BasicAWSCredentials s_credentials = new("AKIDEXAMPLE", "secret");

    /// <summary>The faults that the calls meet.</summary>
    public const string Plan = """
        { "version": 1, "enabled": true, "environments": ["Test"], "rules": [
            { "name": "throttled twice", "target": "aws:STS/GetCallerIdentity", "calls": "1..2", "fault": { "type": "throttle" } },
            { "name": "denied", "target": "aws:STS/GetSessionToken", "fault": { "type": "access-denied" } },
            { "name": "reset", "target": "aws:STS/GetAccessKeyInfo", "fault": { "type": "connection", "kind": "reset" } },
            { "name": "lost once", "target": "aws:STS/AssumeRole", "calls": "1", "fault": { "type": "connection", "kind": "closed", "when": "after" } },
            { "name": "cut", "target": "aws:STS/GetFederationToken", "fault": { "type": "corrupt", "kind": "truncate", "keep": 50 } },
            { "name": "slow once", "target": "aws:STS/DecodeAuthorizationMessage", "calls": "1", "fault": { "type": "timeout" } },
            { "name": "some grants", "target": "aws:SSO OIDC/CreateToken", "match": [{ "path": "grantType", "value": "refresh_token" }],
              "fault": { "type": "error", "code": "ExpiredTokenException", "status": 400 } } ] }
        """;

    /// <summary>A client for the calls of <see cref="RunAsync"/> that was there before chaos was.</summary>
    /// <param name="address">Where the service is.</param>
    public static AmazonSecurityTokenServiceClient Client(Uri address) => new(s_credentials, Pointed(new AmazonSecurityTokenServiceConfig(), address, new()));

    /// <summary>Makes the calls.</summary>
    /// <param name="address">Where the service is.</param>
    /// <param name="early">A client that was there before chaos was, and was brought in.</param>
    /// <returns>The version of AWSSDK.Core, and a line for each call.</returns>
    public static async Task<IReadOnlyList<string>> RunAsync(Uri address, AmazonSecurityTokenServiceClient early)
    {
        var notes = new TelemetryNotes();
        using var sts = new AmazonSecurityTokenServiceClient(s_credentials, Pointed(new AmazonSecurityTokenServiceConfig(), address, notes));
        using var login = new AmazonSSOOIDCClient(s_credentials, Pointed(new AmazonSSOOIDCConfig(), address, notes));
        return
        [
            $"AWSSDK.Core {FileVersionInfo.GetVersionInfo(typeof(AmazonServiceClient).Assembly.Location).FileVersion}",
            await SeenAsync("reset", notes, () => sts.GetAccessKeyInfoAsync(new() { AccessKeyId = "AKIDEXAMPLEEXAMPLE" })),
            await SeenAsync("throttled twice", notes, () => sts.GetCallerIdentityAsync(new())),
            await SeenAsync("denied", notes, () => sts.GetSessionTokenAsync(new())),
            await SeenAsync("denied, by a client that was there before", notes, () => early.GetSessionTokenAsync(new())),
            await SeenAsync("lost once", notes, () => sts.AssumeRoleAsync(new() { RoleArn = "arn:aws:iam::123456789012:role/orders", RoleSessionName = "orders" })),
            await SeenAsync("cut", notes, () => sts.GetFederationTokenAsync(new() { Name = "orders" })),
            await SeenAsync("slow once", notes, () => sts.DecodeAuthorizationMessageAsync(new() { EncodedMessage = "AAAA" })),
            await SeenAsync("a grant that is meant", notes, () => login.CreateTokenAsync(new() { ClientId = "1", ClientSecret = "2", GrantType = "refresh_token" })),
            await SeenAsync("another grant", notes, () => login.CreateTokenAsync(new() { ClientId = "1", ClientSecret = "2", GrantType = "authorization_code" })),
        ];
    }

    private static T Pointed<T>(T config, Uri address, TelemetryNotes notes)
        where T : ClientConfig
    {
        config.ServiceURL = address.ToString();
        config.AuthenticationRegion = "us-east-1";
        config.RetryMode = RequestRetryMode.Standard;
        config.MaxErrorRetry = 2;
        config.Timeout = TimeSpan.FromSeconds(2);
        config.TelemetryProvider = new RecordingTelemetry(notes);
        return config;
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
