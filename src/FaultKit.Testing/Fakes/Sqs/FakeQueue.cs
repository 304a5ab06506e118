using System.Globalization;
using System.Text.Json.Nodes;

namespace FaultKit.Testing;

/// <summary>A queue of a <see cref="FakeSqs"/>.</summary>
/// <param name="name">Its name; one that ends in <c>.fifo</c> keeps an order.</param>
/// <param name="attributes">Its attributes, as <c>CreateQueue</c> takes them.</param>
internal sealed class FakeQueue(string name, IReadOnlyDictionary<string, string> attributes)
{
    /// <summary>Amazon SQS Developer Guide, "Exactly-once processing in Amazon SQS": "the 5-minute deduplication interval".</summary>
    private static readonly TimeSpan s_memory = TimeSpan.FromMinutes(5);

    private readonly List<QueueMessage> _messages = [];
    private readonly Dictionary<string, QueueMessage> _taken = [];
    private TaskCompletionSource _arrival = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Name => name;

    public bool IsFifo { get; } = name.EndsWith(".fifo", StringComparison.Ordinal);

    public bool DeduplicatesByContent => attributes.GetValueOrDefault("ContentBasedDeduplication") == "true";

    public TimeSpan Delay => Seconds("DelaySeconds", 0);

    public TimeSpan Visibility => Seconds("VisibilityTimeout", 30);

    public TimeSpan Wait => Seconds("ReceiveMessageWaitTimeSeconds", 0);

    /// <summary>Where messages go that were received too often, and after how many times; null where they stay.</summary>
    public (string Queue, int Most)? Redrive { get; } = attributes.GetValueOrDefault("RedrivePolicy") is { } policy && JsonNode.Parse(policy) is JsonObject json
        ? (json.NeedText("deadLetterTargetArn").Split(':')[^1], int.Parse(json["maxReceiveCount"]!.ToString(), CultureInfo.InvariantCulture)) : null;

    /// <summary>Ends when a message comes in.</summary>
    public Task Arrival => _arrival.Task;

    public IReadOnlyList<QueueMessage> Messages => _messages;

    /// <summary>The message that was sent under the same deduplication id a moment ago.</summary>
    public QueueMessage? FindTwin(string? deduplication, DateTimeOffset now) =>
        deduplication is not null && _taken.TryGetValue(deduplication, out var twin) && now < twin.Sent + s_memory ? twin : null;

    public void Add(QueueMessage message)
    {
        _messages.Add(message);
        if (message.Deduplication is { } id)
        {
            _taken[id] = message;
        }

        _arrival.SetResult();
        _arrival = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>The messages that can be received now, in order. A group of a FIFO queue gives none while one of it is on its way.</summary>
    public IEnumerable<QueueMessage> Visible(DateTimeOffset now)
    {
        var busy = IsFifo ? _messages.Where(message => message.VisibleAt > now).Select(message => message.Group).ToHashSet() : [];
        return _messages.Where(message => message.VisibleAt <= now && !(IsFifo && busy.Contains(message.Group))).OrderBy(message => message.Number);
    }

    /// <summary>When the next message will be seen that is not seen now; null where there is none.</summary>
    public DateTimeOffset? NextVisible(DateTimeOffset now) =>
        _messages.Where(message => message.VisibleAt > now).Select(message => (DateTimeOffset?)message.VisibleAt).Min();

    /// <summary>The message of a receipt, if it is still there and nobody received it since.</summary>
    public QueueMessage? Find(string handle)
    {
        var isHandle = handle.Split('#') is [{ Length: 36 }, { Length: > 0 }];
        return isHandle ? _messages.Find(message => message.Handle == handle) : throw SqsRefusal.BadHandle(handle);
    }

    public void Remove(QueueMessage message) => _messages.Remove(message);

    public void Clear() => _messages.Clear();

    public JsonObject Describe(DateTimeOffset now)
    {
        var waiting = _messages.Count(message => message.VisibleAt <= now);
        var delayed = _messages.Count(message => message.VisibleAt > now && message.Receives == 0);
        var described = new JsonObject
        {
            ["ApproximateNumberOfMessages"] = Text(waiting),
            ["ApproximateNumberOfMessagesNotVisible"] = Text(_messages.Count - waiting - delayed),
            ["ApproximateNumberOfMessagesDelayed"] = Text(delayed),
            ["QueueArn"] = $"arn:aws:sqs:us-east-1:{FakeSqs.Account}:{name}",
            ["VisibilityTimeout"] = Text((int)Visibility.TotalSeconds),
            ["DelaySeconds"] = Text((int)Delay.TotalSeconds),
            ["ReceiveMessageWaitTimeSeconds"] = Text((int)Wait.TotalSeconds),
        };
        foreach (var (attribute, value) in attributes)
        {
            described[attribute] = value;
        }

        return described;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private TimeSpan Seconds(string attribute, int otherwise) =>
        TimeSpan.FromSeconds(attributes.TryGetValue(attribute, out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise);
}
