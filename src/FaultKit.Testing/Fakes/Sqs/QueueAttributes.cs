using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FaultKit.Testing;

/// <summary>Refuses attributes that SQS would not make a queue with.</summary>
internal static class QueueAttributes
{
    private const string Redrive = "RedrivePolicy";

    /// <summary>Amazon SQS API Reference, CreateQueue: the values of DelaySeconds, ReceiveMessageWaitTimeSeconds and VisibilityTimeout.</summary>
    private static readonly (string Name, int Most)[] s_spans =
        [("DelaySeconds", SqsSeconds.LongestDelay), ("ReceiveMessageWaitTimeSeconds", SqsSeconds.LongestWait), ("VisibilityTimeout", SqsSeconds.LongestVisibility)];

    /// <summary>Amazon SQS API Reference, CreateQueue: the names of attributes. The fake keeps and shows all, and acts on those that its queues name.</summary>
    private static readonly HashSet<string> s_names =
    [
        "DelaySeconds", "MaximumMessageSize", "MessageRetentionPeriod", "Policy", "ReceiveMessageWaitTimeSeconds", "VisibilityTimeout", Redrive, "RedriveAllowPolicy", "KmsMasterKeyId",
        "KmsDataKeyReusePeriodSeconds", "SqsManagedSseEnabled", "FifoQueue", "ContentBasedDeduplication", "DeduplicationScope", "FifoThroughputLimit",
    ];

    /// <param name="attributes">The attributes.</param>
    /// <param name="isQueue">Whether there is a queue of a name.</param>
    /// <exception cref="FakeServiceException">One is unknown or out of bounds, or messages would go to a queue that is not there.</exception>
    public static void Check(IReadOnlyDictionary<string, string> attributes, Func<string, bool> isQueue)
    {
        if (attributes.Keys.FirstOrDefault(name => !s_names.Contains(name)) is { } unknown)
        {
            throw SqsRefusal.AttributeName($"Unknown Attribute {unknown}.");
        }

        foreach (var (name, most) in s_spans)
        {
            if (attributes.TryGetValue(name, out var text) && !(int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= most))
            {
                throw SqsRefusal.Attribute($"Invalid value for the parameter {name}. Reason: Must be between 0 and {most}.");
            }
        }

        if (attributes.TryGetValue(Redrive, out var policy))
        {
            CheckRedrive(policy, isQueue);
        }
    }

    /// <summary>Amazon SQS API Reference, CreateQueue: a RedrivePolicy has <c>deadLetterTargetArn</c> and <c>maxReceiveCount</c>, of a queue that exists.</summary>
    private static void CheckRedrive(string policy, Func<string, bool> isQueue)
    {
        var json = Parse(policy) ?? throw SqsRefusal.Value(Redrive, policy, "Redrive policy is not a valid JSON map.");
        if (!(int.TryParse(json["maxReceiveCount"]?.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var most) && most is >= 1 and <= 1000))
        {
            throw SqsRefusal.Value(Redrive, policy, $"Invalid value for maxReceiveCount: {json["maxReceiveCount"]?.ToString() ?? "none"}, valid values are from 1 to 1000 both inclusive.");
        }

        if (json["deadLetterTargetArn"]?.ToString() is not { } target || !isQueue(target.Split(':')[^1]))
        {
            throw SqsRefusal.Value(Redrive, policy, "Dead letter target does not exist.");
        }
    }

    private static JsonObject? Parse(string policy)
    {
        try
        {
            return JsonNode.Parse(policy) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
