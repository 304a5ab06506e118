using Amazon.SQS;
using Amazon.SQS.Model;

namespace FaultKit.AwsSdk.Conformance;

/// <summary>What SQS does with messages; ids and receipts are its own and are not compared.</summary>
internal static class SqsScenarios
{
    public static Scenario<IAmazonSQS>[] All { get; } =
    [
        new("A message sent is received", async sqs =>
        {
            var queue = await QueueAsync(sqs, "received");
            return [await SendAsync(sqs, new(queue, "hello")), await ReceiveAsync(sqs, queue)];
        }),
        new("Attributes come along, with the digest that the SDK compares", async sqs =>
        {
            var queue = await QueueAsync(sqs, "attributes");
            var request = new SendMessageRequest(queue, "hello")
            {
                MessageAttributes = new()
                {
                    ["kind"] = new() { DataType = "String", StringValue = "order" },
                    ["amount"] = new() { DataType = "Number", StringValue = "7" },
                    ["blob"] = new() { DataType = "Binary", BinaryValue = new MemoryStream([1, 2, 3]) },
                },
            };
            return [await SendAsync(sqs, request), await ReceiveAsync(sqs, queue, new() { MessageAttributeNames = ["All"] })];
        }),
        new("A message in flight is not received again, and one made visible is", async sqs =>
        {
            var queue = await QueueAsync(sqs, "flight");
            await sqs.SendMessageAsync(queue, "hello");
            var first = (await sqs.ReceiveMessageAsync(queue)).Messages.Single();
            var unseen = await ReceiveAsync(sqs, queue);
            await sqs.ChangeMessageVisibilityAsync(queue, first.ReceiptHandle, 0);
            return [unseen, await ReceiveAsync(sqs, queue, new() { MessageSystemAttributeNames = ["ApproximateReceiveCount"] })];
        }),
        new("A message deleted is gone, and deleted again is no error", async sqs =>
        {
            var queue = await QueueAsync(sqs, "gone");
            await sqs.SendMessageAsync(queue, "hello");
            var first = (await sqs.ReceiveMessageAsync(queue)).Messages.Single();
            return
            [
                await Outcome.OfAsync(() => sqs.DeleteMessageAsync(queue, first.ReceiptHandle), _ => "ok"),
                await Outcome.OfAsync(() => sqs.DeleteMessageAsync(queue, first.ReceiptHandle), _ => "ok"),
                await CountAsync(sqs, queue),
            ];
        }),
        new("A queue that is not there", async sqs => [await SendAsync(sqs, new("https://sqs.us-east-1.amazonaws.com/123456789012/nowhere", "hello")), await Outcome.OfAsync(() => sqs.GetQueueUrlAsync("nowhere"), url => url.QueueUrl)]),
        new("Messages are counted where they are", async sqs =>
        {
            var queue = await QueueAsync(sqs, "counted");
            await sqs.SendMessageAsync(queue, "one");
            await sqs.SendMessageAsync(queue, "two");
            await sqs.SendMessageAsync(new(queue, "later") { DelaySeconds = 600 });
            await sqs.ReceiveMessageAsync(queue);
            return [await CountAsync(sqs, queue), await ReceiveAsync(sqs, queue, new() { MaxNumberOfMessages = 10 })];
        }),
        new("A batch is taken in entry by entry", async sqs =>
        {
            var queue = await QueueAsync(sqs, "batch");
            return
            [
                await SendBatchAsync(sqs, queue, new("a", "one"), new("b", "two")),
                await SendBatchAsync(sqs, queue, new("a", "one"), new SendMessageBatchRequestEntry("a", "two")),
                await SendBatchAsync(sqs, queue),
                await SendBatchAsync(sqs, queue, [.. Enumerable.Range(0, 11).Select(i => new SendMessageBatchRequestEntry($"m{i}", "body"))]),
                await ReceiveAsync(sqs, queue, new() { MaxNumberOfMessages = 10 }),
            ];
        }),
        new("Batches of deletions and of visibility", async sqs =>
        {
            var queue = await QueueAsync(sqs, "batches");
            await sqs.SendMessageAsync(queue, "one");
            await sqs.SendMessageAsync(queue, "two");
            var received = (await sqs.ReceiveMessageAsync(new ReceiveMessageRequest(queue) { MaxNumberOfMessages = 10 })).Messages;
            var visible = await sqs.ChangeMessageVisibilityBatchAsync(queue, [new("a", received[0].ReceiptHandle) { VisibilityTimeout = 0 }]);
            var deleted = await sqs.DeleteMessageBatchAsync(queue, [new("b", received[1].ReceiptHandle)]);
            return [$"{visible.Successful.Count} visible", $"{deleted.Successful.Count} deleted", await ReceiveAsync(sqs, queue)];
        }),
        new("A FIFO queue keeps the order of its groups and takes a message in once", async sqs =>
        {
            var queue = await QueueAsync(sqs, "ordered.fifo", ("FifoQueue", "true"), ("ContentBasedDeduplication", "true"));
            foreach (var body in (string[])["a1", "a2", "a1", "b1"])
            {
                await sqs.SendMessageAsync(new(queue, body) { MessageGroupId = body[..1] });
            }

            var first = (await sqs.ReceiveMessageAsync(queue)).Messages.Single();
            var other = await ReceiveAsync(sqs, queue, new() { MaxNumberOfMessages = 10 });
            await sqs.DeleteMessageAsync(queue, first.ReceiptHandle);
            return [first.Body, other, await ReceiveAsync(sqs, queue, new() { MaxNumberOfMessages = 10 })];
        }),
        new("A FIFO queue wants a group, and something to know a message by", async sqs =>
        {
            var queue = await QueueAsync(sqs, "strict.fifo", ("FifoQueue", "true"));
            return
            [
                await SendAsync(sqs, new(queue, "hello")),
                await SendAsync(sqs, new(queue, "hello") { MessageGroupId = "a" }),
                await SendAsync(sqs, new(queue, "hello") { MessageGroupId = "a", MessageDeduplicationId = "1" }),
                await SendAsync(sqs, new(queue, "other") { MessageGroupId = "a", MessageDeduplicationId = "1" }),
                await ReceiveAsync(sqs, queue, new() { MaxNumberOfMessages = 10, MessageSystemAttributeNames = ["MessageGroupId", "MessageDeduplicationId"] }),
            ];
        }),
        new("A message received too often goes to the queue for dead letters", async sqs =>
        {
            var dead = await QueueAsync(sqs, "dead");
            var arn = (await sqs.GetQueueAttributesAsync(dead, ["QueueArn"])).Attributes["QueueArn"];
            var queue = await QueueAsync(sqs, "tried", ("RedrivePolicy", $$"""{"deadLetterTargetArn":"{{arn}}","maxReceiveCount":2}"""));
            await sqs.SendMessageAsync(queue, "poison");
            var seen = new List<string>();
            for (var i = 0; i < 3; i++)
            {
                seen.Add(await ReceiveAsync(sqs, queue, new() { VisibilityTimeout = 0 }));
            }

            return [.. seen, await ReceiveAsync(sqs, dead)];
        }),
        new("Bounds", async sqs =>
        {
            var queue = await QueueAsync(sqs, "bounds");
            var ordered = await QueueAsync(sqs, "bounds.fifo", ("FifoQueue", "true"), ("ContentBasedDeduplication", "true"));
            return
            [
                await ReceiveAsync(sqs, queue, new() { MaxNumberOfMessages = 11 }), await ReceiveAsync(sqs, queue, new() { MaxNumberOfMessages = 0 }),
                await ReceiveAsync(sqs, queue, new() { WaitTimeSeconds = 21 }), await ReceiveAsync(sqs, queue, new() { WaitTimeSeconds = -1 }), await ReceiveAsync(sqs, queue, new() { WaitTimeSeconds = 0 }),
                await ReceiveAsync(sqs, queue, new() { VisibilityTimeout = 43_201 }), await ReceiveAsync(sqs, queue, new() { VisibilityTimeout = -1 }), await ReceiveAsync(sqs, queue, new() { VisibilityTimeout = 43_200 }),
                await SendAsync(sqs, new(ordered, "hello") { MessageGroupId = "a", DelaySeconds = 1 }), await SendAsync(sqs, new(ordered, "hello") { MessageGroupId = "a", DelaySeconds = 0 }),
            ];
        }),
        .. Attributes.Select(attribute => new Scenario<IAmazonSQS>($"A queue whose {attribute.Name} is {attribute.Value}", async sqs =>
            [await Outcome.OfAsync(() => QueueAsync(sqs, $"made-{attribute.Name}-{attribute.Value}", attribute), _ => "made")])),
        new("A queue purged is empty", async sqs =>
        {
            var queue = await QueueAsync(sqs, "purged");
            await sqs.SendMessageAsync(queue, "one");
            await sqs.PurgeQueueAsync(queue);
            return [await CountAsync(sqs, queue)];
        }),
    ];

    private static (string Name, string Value)[] Attributes =>
        [("DelaySeconds", "900"), ("DelaySeconds", "901"), ("VisibilityTimeout", "43201"), ("VisibilityTimeout", "-1"), ("VisibilityTimeout", "soon"), ("ReceiveMessageWaitTimeSeconds", "21")];

    private static async Task<string> QueueAsync(IAmazonSQS sqs, string name, params (string Name, string Value)[] attributes) =>
        (await sqs.CreateQueueAsync(new CreateQueueRequest(name) { Attributes = attributes.Length > 0 ? attributes.ToDictionary(pair => pair.Name, pair => pair.Value) : null })).QueueUrl;

    private static Task<string> SendAsync(IAmazonSQS sqs, SendMessageRequest request) => Outcome.OfAsync(() => sqs.SendMessageAsync(request), answer => $"{answer.MD5OfMessageBody} {answer.MD5OfMessageAttributes}");

    private static Task<string> SendBatchAsync(IAmazonSQS sqs, string queue, params List<SendMessageBatchRequestEntry> entries) =>
        Outcome.OfAsync(() => sqs.SendMessageBatchAsync(queue, entries), answer => string.Join(" ", answer.Successful.Select(one => $"{one.Id} {one.MD5OfMessageBody}")));

    private static Task<string> ReceiveAsync(IAmazonSQS sqs, string queue, ReceiveMessageRequest? request = null)
    {
        request ??= new();
        request.QueueUrl = queue;
        return Outcome.OfAsync(() => sqs.ReceiveMessageAsync(request), answer => string.Join("; ", (answer.Messages ?? []).Select(Show)));
    }

    private static string Show(Message message) => string.Join(
        " ",
        [
            message.Body, message.MD5OfBody, message.MD5OfMessageAttributes,
            .. (message.Attributes ?? []).OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}"),
            .. (message.MessageAttributes ?? []).OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value.StringValue}{pair.Value.BinaryValue?.Length}"),
        ]);

    private static async Task<string> CountAsync(IAmazonSQS sqs, string queue)
    {
        var counts = (await sqs.GetQueueAttributesAsync(queue, ["All"])).Attributes;
        return $"{counts["ApproximateNumberOfMessages"]} visible, {counts["ApproximateNumberOfMessagesNotVisible"]} in flight, {counts["ApproximateNumberOfMessagesDelayed"]} delayed";
    }
}
