using System.Globalization;
using System.Text.Json.Nodes;

namespace FaultKit.Testing;

/// <summary>Gives messages out, and takes back what their receivers say of them.</summary>
internal sealed class MessageReceiver(QueueSet queues, TimeProvider time, Lock gate, Action<string, string, string, string?> record)
{
    /// <summary>Receives what there is; where there is nothing, waits for it as long as the request says.</summary>
    public async Task<JsonObject> ReceiveAsync(JsonObject request, CancellationToken cancellationToken)
    {
        var patience = request.Seconds("WaitTimeSeconds", SqsSeconds.LongestWait);
        DateTimeOffset? end = null;
        while (true)
        {
            Task arrival;
            TimeSpan wait;
            lock (gate)
            {
                var queue = queues.Of(request);
                var now = time.GetUtcNow();
                end ??= now + (patience ?? queue.Wait);
                var received = Receive(queue, request, now);
                if (received.Count > 0 || now >= end)
                {
                    return received.Count > 0 ? new() { ["Messages"] = received } : [];
                }

                arrival = queue.Arrival;
                wait = (queue.NextVisible(now) is { } next && next < end ? next : end.Value) - now;
            }

            await WaitAsync(arrival, wait, cancellationToken).ConfigureAwait(false);
        }
    }

    public JsonObject Delete(JsonObject request)
    {
        Delete(queues.Of(request), request);
        return [];
    }

    /// <summary>Deletes a message, unless somebody else has received it since.</summary>
    public void Delete(FakeQueue queue, JsonObject request)
    {
        if (queue.Find(request.Text("ReceiptHandle") ?? throw SqsRefusal.Missing("ReceiptHandle")) is { } message)
        {
            queue.Remove(message);
            record("DeleteMessage", queue.Name, message.Body, message.Deduplication);
        }
    }

    public JsonObject ChangeVisibility(JsonObject request)
    {
        ChangeVisibility(queues.Of(request), request);
        return [];
    }

    public void ChangeVisibility(FakeQueue queue, JsonObject request)
    {
        var visibility = request.Seconds("VisibilityTimeout", SqsSeconds.LongestVisibility) ?? throw SqsRefusal.Missing("VisibilityTimeout");
        var now = time.GetUtcNow();
        var message = queue.Find(request.Text("ReceiptHandle") ?? throw SqsRefusal.Missing("ReceiptHandle"));
        if (message is null || message.VisibleAt <= now)
        {
            throw new FakeServiceException(400, "MessageNotInflight", "The specified message is not in flight.") { QueryCode = "AWS.SimpleQueueService.MessageNotInflight" };
        }

        message.Hide(now, visibility);
    }

    private async Task WaitAsync(Task arrival, TimeSpan wait, CancellationToken cancellationToken)
    {
        try
        {
            await arrival.WaitAsync(wait, time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // Nothing came; what was received before may be visible again.
        }
    }

    private JsonArray Receive(FakeQueue queue, JsonObject request, DateTimeOffset now)
    {
        var most = request["MaxNumberOfMessages"]?.GetValue<int>() ?? 1;
        if (most is < 1 or > 10)
        {
            throw SqsRefusal.Invalid($"Value {most} for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1 and 10, if provided.");
        }

        var visibility = request.Seconds("VisibilityTimeout", SqsSeconds.LongestVisibility) ?? queue.Visibility;
        MoveSpent(queue, now);
        var received = new JsonArray();
        foreach (var message in queue.Visible(now).Take(most).ToArray())
        {
            message.FirstReceived = message.Receives == 0 ? now : message.FirstReceived;
            message.Receives++;
            message.Hide(now, visibility);
            received.Add((JsonNode)Write(message, request));
        }

        return received;
    }

    /// <summary>Messages that were received as often as they may be go to the queue for dead letters.</summary>
    private void MoveSpent(FakeQueue queue, DateTimeOffset now)
    {
        // A queue for dead letters that was deleted takes none: they stay where they are.
        if (queue.Redrive is not var (target, most) || !queues.Has(target))
        {
            return;
        }

        foreach (var message in queue.Visible(now).Where(message => message.Receives >= most).ToArray())
        {
            queue.Remove(message);
            message.Hide(now, TimeSpan.Zero);
            queues.Find(target).Add(message);
            record("SendMessage", target, message.Body, message.Deduplication);
        }
    }

    private static JsonObject Write(QueueMessage message, JsonObject request)
    {
        var written = new JsonObject
        {
            ["MessageId"] = message.Id,
            ["ReceiptHandle"] = message.Handle,
            ["Body"] = message.Body,
            ["MD5OfBody"] = MessageDigest.OfBody(message.Body),
        };
        var system = System(message);
        var asked = Names(request, "AttributeNames").Concat(Names(request, "MessageSystemAttributeNames")).ToHashSet();
        if (asked.Count > 0)
        {
            written["Attributes"] = new JsonObject(system.Where(pair => asked.Contains("All") || asked.Contains(pair.Key)).Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)JsonValue.Create(pair.Value))));
        }

        var named = Names(request, "MessageAttributeNames").ToArray();
        var own = new JsonObject((message.Attributes ?? []).Where(pair => Array.Exists(named, name => Covers(name, pair.Key))).Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone())));
        if (own.Count > 0)
        {
            written["MessageAttributes"] = own;
            written["MD5OfMessageAttributes"] = MessageDigest.OfAttributes(own);
        }

        return written;
    }

    private static Dictionary<string, string> System(QueueMessage message)
    {
        var system = new Dictionary<string, string>
        {
            ["SenderId"] = "AIDAIENQZJOLO23YVJ4VO",
            ["SentTimestamp"] = Milliseconds(message.Sent),
            ["ApproximateReceiveCount"] = message.Receives.ToString(CultureInfo.InvariantCulture),
            ["ApproximateFirstReceiveTimestamp"] = Milliseconds(message.FirstReceived),
        };
        if (message.Group is { } group)
        {
            system["MessageGroupId"] = group;
        }

        if (message.Deduplication is { } id)
        {
            system["MessageDeduplicationId"] = id;
            system["SequenceNumber"] = message.SequenceNumber;
        }

        return system;
    }

    private static IEnumerable<string> Names(JsonObject request, string member) => (request[member] as JsonArray ?? []).Select(name => name!.GetValue<string>());

    private static bool Covers(string wanted, string name) =>
        wanted is "All" or ".*" || wanted == name || (wanted.EndsWith(".*", StringComparison.Ordinal) && name.StartsWith(wanted.AsSpan(0, wanted.Length - 2), StringComparison.Ordinal));

    private static string Milliseconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
}
