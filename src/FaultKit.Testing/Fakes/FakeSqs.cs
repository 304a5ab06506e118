using System.Text.Json.Nodes;

namespace FaultKit.Testing;

/// <summary>SQS in memory: queues with visibility, redrive and, where they are FIFO, order and deduplication; it writes down what was sent and deleted.</summary>
/// <remarks>
/// <para>
/// Speaks the wire protocol of SQS (AWS JSON 1.0), so that the SDK's own client works on it: <c>new AmazonSQSClient(new AmazonSQSConfig().ConnectTo(sqs))</c>.
/// Knows <c>SendMessage</c>, <c>ReceiveMessage</c>, <c>DeleteMessage</c>, <c>ChangeMessageVisibility</c>, their batches, and the operations
/// that make, find, describe, purge and delete queues. Anything else is refused with a message that says what it knows.
/// </para>
/// <para>
/// The same scenarios run against it and against fauxqs. It differs from SQS in this: a queue that is not FIFO keeps the order too and never
/// delivers twice by itself (<c>DuplicateRecords</c> of a rule does), nothing is kept back from a receiver by chance, and messages never grow too old.
/// Time is that of the test: a visibility of 30 s on a <see cref="VirtualClock"/> is over when the clock says so. What was sent without a delay
/// is there on any clock, so that a test may arrange its messages before its clock begins; what runs out (delays, visibility, deduplication) is reckoned on the clock of the call that set it, and means nothing on another.
/// </para>
/// </remarks>
public sealed class FakeSqs : FakeService
{
    internal const string Account = "123456789012";

    private readonly Lock _lock = new();
    private readonly QueueSet _queues;
    private readonly JsonProtocol _protocol;

    /// <summary>A service without queues.</summary>
    /// <param name="ledger">The ledger it writes; one of its own unless said otherwise.</param>
    /// <param name="time">The clock of visibility and delays; that of the test around a call unless said otherwise.</param>
    public FakeSqs(Ledger? ledger = null, TimeProvider? time = null)
        : base("SQS", ledger, time)
    {
        _queues = new(Time);
        var sender = new MessageSender(_queues, Time, Record);
        var receiver = new MessageReceiver(_queues, Time, _lock, Record);
        string[] send = ["QueueUrl", "MessageBody", "DelaySeconds", "MessageAttributes", "MessageGroupId", "MessageDeduplicationId"];
        _protocol = new("FakeSqs", "com.amazonaws.sqs#", hasCrc: false, new Dictionary<string, JsonOperation>
        {
            ["SendMessage"] = Of(sender.Send, send),
            ["SendMessageBatch"] = Batch(sender.Send, [.. send.Skip(1)]),
            ["ReceiveMessage"] = new(receiver.ReceiveAsync, "QueueUrl", "MaxNumberOfMessages", "VisibilityTimeout", "WaitTimeSeconds", "AttributeNames", "MessageSystemAttributeNames", "MessageAttributeNames"),
            ["DeleteMessage"] = Of(receiver.Delete, "QueueUrl", "ReceiptHandle"),
            ["DeleteMessageBatch"] = Batch(receiver.Delete, "ReceiptHandle"),
            ["ChangeMessageVisibility"] = Of(receiver.ChangeVisibility, "QueueUrl", "ReceiptHandle", "VisibilityTimeout"),
            ["ChangeMessageVisibilityBatch"] = Batch(receiver.ChangeVisibility, "ReceiptHandle", "VisibilityTimeout"),
            ["CreateQueue"] = Of(_queues.Create, "QueueName", "Attributes"),
            ["GetQueueUrl"] = Of(_queues.Locate, "QueueName"),
            ["GetQueueAttributes"] = Of(_queues.Describe, "QueueUrl", "AttributeNames"),
            ["PurgeQueue"] = Of(_queues.Purge, "QueueUrl"),
            ["DeleteQueue"] = Of(_queues.Delete, "QueueUrl"),
        });
    }

    /// <summary>Adds an empty queue.</summary>
    /// <param name="name">Its name; one that ends in <c>.fifo</c> keeps the order of each group and takes a message in once.</param>
    /// <param name="attributes">Its attributes, as <c>CreateQueue</c> takes them: <c>("VisibilityTimeout", "60")</c>, <c>("RedrivePolicy", ...)</c>.</param>
    /// <returns>Its URL, for requests.</returns>
    /// <exception cref="ArgumentException">There is a queue of this name already, an attribute is unknown or out of bounds, or the queue for dead letters is not there yet.</exception>
    public string AddQueue(string name, params (string Name, string Value)[] attributes)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        lock (_lock)
        {
            try
            {
                _queues.Add(name, attributes.ToDictionary(attribute => attribute.Name, attribute => attribute.Value));
            }
            catch (FakeServiceException e)
            {
                throw new ArgumentException($"SQS would not make the queue \"{name}\": {e.Message}", nameof(attributes), e);
            }
        }

        return UrlOf(name);
    }

    internal static string UrlOf(string queue) => $"https://sqs.us-east-1.amazonaws.com/{Account}/{queue}";

    private protected override Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, byte[] body, CancellationToken cancellationToken) =>
        _protocol.AnswerAsync(request, body, cancellationToken);

    private JsonOperation Of(Func<JsonObject, JsonObject> run, params string[] members) => new(
        request =>
        {
            lock (_lock)
            {
                return run(request);
            }
        },
        members);

    private JsonOperation Batch(Action<FakeQueue, JsonObject> run, params string[] members) => Batch(
        (queue, entry) =>
        {
            run(queue, entry);
            return [];
        },
        members);

    private JsonOperation Batch(Func<FakeQueue, JsonObject, JsonObject> run, params string[] members) => Of(
        request =>
        {
            var queue = _queues.Of(request);
            foreach (var entry in request.NeedArray("Entries"))
            {
                ((JsonObject)entry!).RefuseOthers(nameof(FakeSqs), "an entry", ["Id", .. members]);
            }

            return MessageBatches.Run(request, entry => run(queue, entry));
        },
        "QueueUrl",
        "Entries");
}
