using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace FaultKit.Testing;

/// <summary>Messages of a queue as a function gets them.</summary>
/// <remarks>AWS Lambda Developer Guide, "Using Lambda with Amazon SQS".</remarks>
internal static class SqsBatch
{
    public static JsonObject Write(string queue, string region, string account, IReadOnlyList<EmulatedMessage> messages) =>
        new() { ["Records"] = new JsonArray([.. messages.Select(message => (JsonNode)Write(queue, region, account, message))]) };

    private static JsonObject Write(string queue, string region, string account, EmulatedMessage message) => new()
    {
        ["messageId"] = message.Id,
        ["receiptHandle"] = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{message.Id}/{message.ReceiveCount}")),
        ["body"] = message.Body,
        ["attributes"] = new JsonObject
        {
            ["ApproximateReceiveCount"] = message.ReceiveCount.ToString(CultureInfo.InvariantCulture),
            ["SentTimestamp"] = Milliseconds(message.Sent),
            ["SenderId"] = "AIDAIENQZJOLO23YVJ4VO",
            ["ApproximateFirstReceiveTimestamp"] = Milliseconds(message.FirstReceived ?? message.Sent),
        },
        ["messageAttributes"] = new JsonObject(),
        ["md5OfBody"] = Md5(message.Body),
        ["eventSource"] = "aws:sqs",
        ["eventSourceARN"] = $"arn:aws:sqs:{region}:{account}:{queue}",
        ["awsRegion"] = region,
    };

    private static string Milliseconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

#pragma warning disable CA5351 // What SQS says of a body is its MD5; it protects nothing.
    private static string Md5(string body) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(body)));
#pragma warning restore CA5351
}
