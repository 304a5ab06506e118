namespace FaultKit;

/// <summary>The address of a configuration at the AWS AppConfig agent, which runs beside the function as a layer: <c>appconfig:APPLICATION/ENVIRONMENT/CONFIGURATION</c>.</summary>
/// <remarks>
/// Port and form of the address are the agent's (AWS AppConfig user guide, "Using AWS AppConfig Agent with AWS Lambda": 2772, or
/// <c>AWS_APPCONFIG_EXTENSION_HTTP_PORT</c>). The agent asks AppConfig itself, every 45 s unless
/// <c>AWS_APPCONFIG_EXTENSION_POLL_INTERVAL_SECONDS</c> says otherwise: a plan cannot be fresher than that.
/// </remarks>
internal static class AppConfigAddress
{
    /// <summary>Where the agent listens unless told otherwise.</summary>
    public const int DefaultPort = 2772;

    /// <exception cref="NotSupportedException">The text names no configuration.</exception>
    public static string Of(string text, int port)
    {
        var parts = text[(text.IndexOf(':', StringComparison.Ordinal) + 1)..].Split('/');
        return parts.Length == 3 && Array.TrueForAll(parts, part => part.Length > 0)
            ? $"http://localhost:{port}/applications/{Uri.EscapeDataString(parts[0])}/environments/{Uri.EscapeDataString(parts[1])}/configurations/{Uri.EscapeDataString(parts[2])}"
            : throw new NotSupportedException($"{QuotedText.Of(text)} names no configuration; expected appconfig:APPLICATION/ENVIRONMENT/CONFIGURATION.");
    }
}
