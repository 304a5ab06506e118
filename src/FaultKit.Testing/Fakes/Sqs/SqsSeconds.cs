using System.Text.Json.Nodes;

namespace FaultKit.Testing;

/// <summary>Reads the members of requests that count seconds, and refuses more than SQS takes.</summary>
internal static class SqsSeconds
{
    /// <summary>Amazon SQS API Reference, SendMessage: "Valid values: 0 to 900. Maximum: 15 minutes".</summary>
    public const int LongestDelay = 900;

    /// <summary>Amazon SQS API Reference, ChangeMessageVisibility: "Values range: 0 to 43200. Maximum: 12 hours".</summary>
    public const int LongestVisibility = 43_200;

    /// <summary>Amazon SQS Developer Guide, "Amazon SQS short and long polling": "the maximum long polling wait time is 20 seconds".</summary>
    public const int LongestWait = 20;

    /// <summary>The span that a member says; null where it says none.</summary>
    public static TimeSpan? Seconds(this JsonObject request, string member, int most)
    {
        if (request[member]?.GetValue<int>() is not { } seconds)
        {
            return null;
        }

        return seconds >= 0 && seconds <= most ? TimeSpan.FromSeconds(seconds)
            : throw SqsRefusal.Value(member, seconds, $"Must be >= 0 and <= {most}, if provided.");
    }
}
