using Amazon.Runtime;

namespace FaultKit.AwsSdk.Conformance;

/// <summary>What a client is made with.</summary>
/// <param name="Address">Where its service is.</param>
/// <param name="Notes">Where its telemetry is written down.</param>
/// <param name="Also">What more a row wants of it.</param>
internal sealed record ClientSettings(Uri Address, TelemetryNotes Notes, Action<ClientConfig>? Also = null)
{
    public static BasicAWSCredentials Credentials { get; } = new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");

    /// <summary>Fills a configuration in.</summary>
    public TConfig In<TConfig>(TConfig config)
        where TConfig : ClientConfig
    {
        config.ServiceURL = Address.ToString();
        config.AuthenticationRegion = "us-east-1";
        config.MaxErrorRetry = 1;
        config.TelemetryProvider = new RecordingTelemetry(Notes);

        // The quota is shared by all clients of an endpoint, for the whole process: rows must not use up each other's retries.
        config.ThrottleRetries = false;
        Also?.Invoke(config);
        return config;
    }
}
