using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace FaultKit.Testing;

/// <summary>Takes messages in.</summary>
internal sealed class MessageSender(QueueSet queues, TimeProvider time, Action<string, string, string, string?> record)
{
    /// <summary>Amazon SQS API Reference, SendMessage: "The maximum is 1,048,576 bytes or 1 MiB".</summary>
    private const int LargestBody = 1024 * 1024;

    private long _sent;

    public JsonObject Send(JsonObject request) => Send(queues.Of(request), request);

    /// <summary>Takes in one message, or an entry of a batch.</summary>
    public JsonObject Send(FakeQueue queue, JsonObject request)
    {
        var body = request.Text("MessageBody") ?? throw SqsRefusal.Missing("MessageBody");
        if (body.Length == 0 || Encoding.UTF8.GetByteCount(body) > LargestBody)
        {
            throw SqsRefusal.Invalid($"One or more parameters are invalid. Reason: Message must be 1 to {LargestBody} bytes long.");
        }

        var group = request.Text("MessageGroupId");
        var deduplication = request.Text("MessageDeduplicationId");
        if (queue.IsFifo)
        {
            _ = group ?? throw SqsRefusal.Missing("MessageGroupId");
            deduplication ??= queue.DeduplicatesByContent ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)))
                : throw SqsRefusal.Invalid("The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly");
        }

        var attributes = request["MessageAttributes"] as JsonObject;
        var now = time.GetUtcNow();

        // A message that is known already is answered as if it had been taken in.
        var message = queue.FindTwin(queue.IsFifo ? deduplication : null, now) ?? Add(queue, body, attributes, group, deduplication, Delay(queue, request));
        var answer = new JsonObject { ["MessageId"] = message.Id, ["MD5OfMessageBody"] = MessageDigest.OfBody(body) };
        if (attributes is { Count: > 0 })
        {
            answer["MD5OfMessageAttributes"] = MessageDigest.OfAttributes(attributes);
        }

        if (queue.IsFifo)
        {
            answer["SequenceNumber"] = message.SequenceNumber;
        }

        return answer;
    }

    private QueueMessage Add(FakeQueue queue, string body, JsonObject? attributes, string? group, string? deduplication, TimeSpan delay)
    {
        _sent++;
        var now = time.GetUtcNow();
        var message = new QueueMessage(_sent, body, (JsonObject?)attributes?.DeepClone(), now) { Group = group, Deduplication = deduplication };
        message.Hide(now, delay);
        queue.Add(message);
        record("SendMessage", queue.Name, body, deduplication);
        return message;
    }

    private static TimeSpan Delay(FakeQueue queue, JsonObject request)
    {
        if (request.Seconds("DelaySeconds", SqsSeconds.LongestDelay) is not { } delay)
        {
            return queue.Delay;
        }

        // Amazon SQS API Reference, SendMessage: "When you set FifoQueue, you can't set DelaySeconds per message."
        return delay == TimeSpan.Zero || !queue.IsFifo ? delay
            : throw SqsRefusal.Value("DelaySeconds", (int)delay.TotalSeconds, "The request include parameter that is not valid for this queue type.");
    }
}
