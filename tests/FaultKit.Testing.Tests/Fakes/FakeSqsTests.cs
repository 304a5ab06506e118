using Amazon.SQS;
using Amazon.SQS.Model;

namespace FaultKit.Testing.Tests.Fakes;

/// <summary>What is not held against fauxqs in the conformance tests: time, the ledger, and what is refused.</summary>
[Collection(nameof(VirtualTime))]
public sealed class FakeSqsTests : IDisposable
{
    private readonly VirtualClock _clock = new();
    private readonly FakeSqs _service;
    private readonly AmazonSQSClient _sqs;
    private readonly string _queue;

    public FakeSqsTests()
    {
        _service = new(time: _clock);
        _queue = _service.AddQueue("orders", ("VisibilityTimeout", "60"));
        _sqs = new(new AmazonSQSConfig().ConnectTo(_service));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _sqs.Dispose();

    [Fact]
    public async Task Visibility_EndsOnTheTestsClock()
    {
        await _sqs.SendMessageAsync(_queue, "hello", Cancel);
        await ReceiveAsync();

        _clock.Advance(TimeSpan.FromSeconds(59));
        var before = await ReceiveAsync();
        _clock.Advance(TimeSpan.FromSeconds(1));
        var after = await ReceiveAsync();

        Assert.Equal(("", "hello"), (before, after));
    }

    [Fact]
    public async Task Delay_EndsOnTheTestsClock()
    {
        await _sqs.SendMessageAsync(new(_queue, "hello") { DelaySeconds = 10 }, Cancel);

        var before = await ReceiveAsync();
        _clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(("", "hello"), (before, await ReceiveAsync()));
    }

    [Fact]
    public async Task LongPoll_WaitsAsLongAsItSays_AndCostsNoTime()
    {
        var received = await _clock.RunAsync(() => ReceiveAsync(wait: 20));

        Assert.Equal(("", TimeSpan.FromSeconds(20)), (received, _clock.Elapsed));
    }

    [Fact]
    public async Task LongPoll_EndsWhenAMessageComes()
    {
        var received = await _clock.RunAsync(async () =>
        {
            var poll = ReceiveAsync(wait: 20);
            await Task.Delay(TimeSpan.FromSeconds(7), _clock, Cancel);
            await _sqs.SendMessageAsync(_queue, "hello", Cancel);
            return await poll;
        });

        Assert.Equal(("hello", TimeSpan.FromSeconds(7)), (received, _clock.Elapsed));
    }

    [Fact]
    public async Task LongPoll_EndsWhenAMessageIsVisibleAgain()
    {
        await _sqs.SendMessageAsync(_queue, "hello", Cancel);
        await ReceiveAsync();
        _clock.Advance(TimeSpan.FromSeconds(45));

        var received = await _clock.RunAsync(() => ReceiveAsync(wait: 20));

        Assert.Equal(("hello", TimeSpan.FromSeconds(60)), (received, _clock.Elapsed));
    }

    [Fact]
    public async Task ReceiptThatIsOutOfDate_DeletesNothing()
    {
        await _sqs.SendMessageAsync(_queue, "hello", Cancel);
        var first = (await _sqs.ReceiveMessageAsync(_queue, Cancel)).Messages.Single();
        _clock.Advance(TimeSpan.FromSeconds(60));
        await ReceiveAsync();

        await _sqs.DeleteMessageAsync(_queue, first.ReceiptHandle, Cancel);

        _service.Ledger.ExpectNone("DeleteMessage orders");
    }

    [Fact]
    public async Task ReceiptThatIsNone_IsRefused() =>
        await Assert.ThrowsAsync<ReceiptHandleIsInvalidException>(() => _sqs.DeleteMessageAsync(_queue, "nonsense", Cancel));

    [Fact]
    public async Task VisibilityOfAMessageThatIsNotInFlight_IsRefused()
    {
        await _sqs.SendMessageAsync(_queue, "hello", Cancel);
        var first = (await _sqs.ReceiveMessageAsync(_queue, Cancel)).Messages.Single();
        _clock.Advance(TimeSpan.FromSeconds(60));

        await Assert.ThrowsAsync<MessageNotInflightException>(() => _sqs.ChangeMessageVisibilityAsync(_queue, first.ReceiptHandle, 10, Cancel));
    }

    [Theory]
    [InlineData("kind", "kind")]
    [InlineData("k.*", "kind")]
    [InlineData("All", "amount kind")]
    [InlineData("other", "")]
    public async Task AttributesThatAreAskedFor_ComeAlong(string name, string received)
    {
        var request = new SendMessageRequest(_queue, "hello") { MessageAttributes = new() { ["kind"] = new() { DataType = "String", StringValue = "order" }, ["amount"] = new() { DataType = "Number", StringValue = "7" } } };
        await _sqs.SendMessageAsync(request, Cancel);

        // The SDK compares the digest of those that came.
        var message = (await _sqs.ReceiveMessageAsync(new ReceiveMessageRequest(_queue) { MessageAttributeNames = [name] }, Cancel)).Messages.Single();

        Assert.Equal(received, string.Join(" ", (message.MessageAttributes ?? []).Keys.Order()));
    }

    [Fact]
    public async Task EntryOfABatch_FailsForItself()
    {
        await _sqs.SendMessageAsync(_queue, "hello", Cancel);
        var message = (await _sqs.ReceiveMessageAsync(_queue, Cancel)).Messages.Single();

        var deleted = await _sqs.DeleteMessageBatchAsync(_queue, [new("a", "nonsense"), new("b", message.ReceiptHandle)], Cancel);

        Assert.Equal(("b", "a", "ReceiptHandleIsInvalid"), (deleted.Successful.Single().Id, deleted.Failed.Single().Id, deleted.Failed.Single().Code));
    }

    [Fact]
    public async Task Ledger_HoldsWhatWasSentAndDeleted()
    {
        await _sqs.SendMessageBatchAsync(_queue, [new("a", "one"), new("b", "two")], Cancel);
        var message = (await _sqs.ReceiveMessageAsync(_queue, Cancel)).Messages.Single();
        await _sqs.DeleteMessageAsync(_queue, message.ReceiptHandle, Cancel);

        Assert.Equal(["SendMessage orders: one", "SendMessage orders: two", "DeleteMessage orders: one"], _service.Ledger.Entries.Select(entry => $"{entry.Effect}: {entry.Body}"));
    }

    [Fact]
    public async Task FifoMessageSentAgain_IsTakenInOnce_ForFiveMinutes()
    {
        var queue = _service.AddQueue("ordered.fifo", ("FifoQueue", "true"));
        var request = new SendMessageRequest(queue, "hello") { MessageGroupId = "a", MessageDeduplicationId = "order-7" };

        var first = await _sqs.SendMessageAsync(request, Cancel);
        var second = await _sqs.SendMessageAsync(request, Cancel);
        _service.Ledger.ExpectOnce("SendMessage ordered.fifo");
        _clock.Advance(TimeSpan.FromMinutes(5));
        var third = await _sqs.SendMessageAsync(request, Cancel);

        Assert.Equal(first.MessageId, second.MessageId);
        Assert.NotEqual(first.MessageId, third.MessageId);
    }

    [Fact]
    public async Task MessageThatWasReceivedTooOften_IsInTheLedgerOfTheOtherQueue()
    {
        _service.AddQueue("dead");
        var queue = _service.AddQueue("tried", ("RedrivePolicy", """{"deadLetterTargetArn":"arn:aws:sqs:us-east-1:123456789012:dead","maxReceiveCount":"1"}"""));
        await _sqs.SendMessageAsync(queue, "poison", Cancel);
        await _sqs.ReceiveMessageAsync(new ReceiveMessageRequest(queue) { VisibilityTimeout = 0 }, Cancel);

        await _sqs.ReceiveMessageAsync(queue, Cancel);

        _service.Ledger.ExpectOrder("SendMessage tried", "SendMessage dead");
    }

    [Theory]
    [InlineData("""{"deadLetterTargetArn":"arn:aws:sqs:us-east-1:123456789012:nowhere","maxReceiveCount":1}""", "Dead letter target does not exist.")]
    [InlineData("""{"deadLetterTargetArn":"arn:aws:sqs:us-east-1:123456789012:orders","maxReceiveCount":0}""", "Invalid value for maxReceiveCount: 0, valid values are from 1 to 1000 both inclusive.")]
    [InlineData("""{"deadLetterTargetArn":"arn:aws:sqs:us-east-1:123456789012:orders"}""", "Invalid value for maxReceiveCount: none, valid values are from 1 to 1000 both inclusive.")]
    [InlineData("orders", "Redrive policy is not a valid JSON map.")]
    public async Task RedriveThatLeadsNowhere_IsRefused_ByBothWaysOfMakingAQueue(string policy, string reason)
    {
        var request = new CreateQueueRequest("tried") { Attributes = new() { ["RedrivePolicy"] = policy } };

        var words = (await Assert.ThrowsAsync<AmazonSQSException>(() => _sqs.CreateQueueAsync(request, Cancel))).Message;

        Assert.Equal($"Value {policy} for parameter RedrivePolicy is invalid. Reason: {reason}", words);
        Assert.StartsWith($"SQS would not make the queue \"tried\": {words}", Assert.Throws<ArgumentException>("attributes", () => _service.AddQueue("tried", ("RedrivePolicy", policy))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AttributeThatSqsDoesNotKnow_IsRefused()
    {
        var request = new CreateQueueRequest("slip") { Attributes = new() { ["VisibilityTimout"] = "60" } };

        var refusal = await Assert.ThrowsAsync<InvalidAttributeNameException>(() => _sqs.CreateQueueAsync(request, Cancel));

        Assert.Equal("Unknown Attribute VisibilityTimout.", refusal.Message);
    }

    [Fact]
    public async Task MemberOfAnEntryThatItDoesNotKnow_IsRefusedAndNotIgnored()
    {
        var entry = new SendMessageBatchRequestEntry("a", "hello") { MessageSystemAttributes = new() { ["AWSTraceHeader"] = new() { DataType = "String", StringValue = "Root=1" } } };

        var refusal = await Assert.ThrowsAsync<AmazonSQSException>(() => _sqs.SendMessageBatchAsync(_queue, [entry], Cancel));

        Assert.StartsWith("FakeSqs does not know MessageSystemAttributes of an entry. It knows Id, MessageBody,", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MessageWhoseQueueForDeadLettersIsGone_StaysWhereItIs()
    {
        var dead = _service.AddQueue("dead");
        var queue = _service.AddQueue("tried", ("RedrivePolicy", """{"deadLetterTargetArn":"arn:aws:sqs:us-east-1:123456789012:dead","maxReceiveCount":"1"}"""));
        await _sqs.SendMessageAsync(queue, "poison", Cancel);
        await _sqs.ReceiveMessageAsync(new ReceiveMessageRequest(queue) { VisibilityTimeout = 0 }, Cancel);
        await _sqs.DeleteQueueAsync(dead, Cancel);

        var again = await _sqs.ReceiveMessageAsync(queue, Cancel);

        Assert.Equal("poison", Assert.Single(again.Messages).Body);
    }

    /// <summary>Amazon SQS API Reference, SendMessage; fauxqs takes any.</summary>
    [Theory]
    [InlineData(-1)]
    [InlineData(901)]
    public async Task DelayBeyondFifteenMinutes_IsRefused(int seconds)
    {
        var refusal = await Assert.ThrowsAsync<AmazonSQSException>(() => _sqs.SendMessageAsync(new(_queue, "hello") { DelaySeconds = seconds }, Cancel));

        Assert.Equal($"Value {seconds} for parameter DelaySeconds is invalid. Reason: Must be >= 0 and <= 900, if provided.", refusal.Message);
        _service.Ledger.ExpectNone("SendMessage");
    }

    [Fact]
    public async Task WhatWasSentBeforeTheTestsClockBegan_IsReceivedOnIt()
    {
        var service = new FakeSqs();
        var queue = service.AddQueue("arranged.fifo", ("ContentBasedDeduplication", "true"));
        using var sqs = new AmazonSQSClient(new AmazonSQSConfig().ConnectTo(service));
        await sqs.SendMessageAsync(new(queue, "hello") { MessageGroupId = "a" }, Cancel);

        var received = await RunAsync(() => sqs.ReceiveMessageAsync(queue, Cancel));

        Assert.Equal("hello", Assert.Single(received.Messages ?? []).Body);
    }

    [Fact]
    public async Task WhatWasMadeVisibleBeforeTheTestsClockBegan_IsReceivedOnIt()
    {
        var service = new FakeSqs();
        var queue = service.AddQueue("arranged");
        using var sqs = new AmazonSQSClient(new AmazonSQSConfig().ConnectTo(service));
        await sqs.SendMessageAsync(queue, "hello", Cancel);
        var first = (await sqs.ReceiveMessageAsync(queue, Cancel)).Messages.Single();
        await sqs.ChangeMessageVisibilityAsync(queue, first.ReceiptHandle, 0, Cancel);

        var received = await RunAsync(() => sqs.ReceiveMessageAsync(queue, Cancel));

        Assert.Equal("hello", Assert.Single(received.Messages ?? []).Body);
    }

    [Fact]
    public async Task OperationItDoesNotKnow_SaysWhichItKnows()
    {
        var refusal = await Assert.ThrowsAsync<AmazonSQSException>(() => _sqs.ListQueuesAsync("", Cancel));

        Assert.StartsWith("FakeSqs does not know ListQueues. It knows SendMessage, SendMessageBatch,", refusal.Message, StringComparison.Ordinal);
    }

    /// <summary>Makes a call in a test on virtual time, which begins in the year 2000.</summary>
    private static async Task<T> RunAsync<T>(Func<Task<T>> call)
    {
        using var own = new FaultInjector();
        using var client = new HttpClient(new FaultHttpHandler(own, new FakeHttpService()));
        T? answer = default;
        await FaultTest.RunAsync(
            plan => plan.On(Http.Get("prices.internal")).Fail(),
            async _ =>
            {
                await Assert.ThrowsAnyAsync<Exception>(() => client.GetAsync("http://prices.internal", Cancel));
                answer = await call();
            },
            new VirtualClock());
        return answer!;
    }

    private async Task<string> ReceiveAsync(int? wait = null) =>
        string.Join(", ", ((await _sqs.ReceiveMessageAsync(new ReceiveMessageRequest(_queue) { WaitTimeSeconds = wait }, Cancel)).Messages ?? []).Select(message => message.Body));
}
