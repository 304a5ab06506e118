using System.Text.Json.Nodes;

namespace FaultKit.Testing.Tests;

[Collection(nameof(VirtualTime))]
public sealed class EmulatedQueueTests : IAsyncDisposable
{
    private readonly VirtualClock _clock = new();
    private readonly LambdaEmulator _emulator;
    private readonly List<(TimeSpan Time, string Bodies)> _batches = [];

    public EmulatedQueueTests() => _emulator = new(new() { TimeProvider = _clock, Timeout = TimeSpan.FromMinutes(10) });

    private EmulatedFunction Orders => _emulator.Function("orders");

    public ValueTask DisposeAsync() => _emulator.DisposeAsync();

    [Fact]
    public async Task Messages_ComeInBatchesAndAreGoneWhenTheyAreDone()
    {
        var jobs = _emulator.Queue("jobs");

        await RunAsync(jobs, new() { BatchSize = 2 }, _ => "", "a", "b", "c");

        Assert.Equal([(TimeSpan.Zero, "a b"), (TimeSpan.Zero, "c")], _batches);
        Assert.Empty(jobs.Messages);
    }

    [Fact]
    public async Task BatchThatFails_ComesAgainWhenItsVisibilityTimeoutHasPassed()
    {
        var jobs = _emulator.Queue("jobs", new() { VisibilityTimeout = TimeSpan.FromSeconds(45) });

        await RunAsync(jobs, null, _ => _batches.Count == 1 ? throw new InvalidOperationException() : "", "a", "b");

        Assert.Equal([(TimeSpan.Zero, "a b"), (TimeSpan.FromSeconds(45), "a b")], _batches);
    }

    [Fact]
    public async Task MessageThatFailsTooOften_GoesToTheDeadLetterQueue()
    {
        var dead = _emulator.Queue("dead");
        var jobs = _emulator.Queue("jobs", new() { MaxReceiveCount = 2, DeadLetterQueue = dead });

        await RunAsync(jobs, null, _ => throw new InvalidOperationException(), "poison");

        Assert.Equal(2, _batches.Count);
        Assert.Equal(("poison", 2), (Assert.Single(dead.Messages).Body, dead.Messages[0].ReceiveCount));
        Assert.Equal(TimeSpan.FromSeconds(60), _clock.Elapsed);
    }

    [Fact]
    public async Task MessageWithoutADeadLetterQueue_ComesAgainUntilSqsForgetsIt()
    {
        var jobs = _emulator.Queue("jobs", new() { VisibilityTimeout = TimeSpan.FromHours(12) });

        await RunAsync(jobs, null, _ => throw new InvalidOperationException(), "poison");

        Assert.Equal((8, TimeSpan.FromDays(4)), (_batches.Count, _clock.Elapsed));
    }

    [Fact]
    public async Task PartialFailure_DeliversAgainWhatItNames()
    {
        var jobs = _emulator.Queue("jobs");

        await RunAsync(jobs, new() { ReportBatchItemFailures = true }, json => _batches.Count == 1 ? Failing(json, "b") : "", "a", "b", "c");

        Assert.Equal(["a b c", "b"], _batches.Select(batch => batch.Bodies));
    }

    [Fact]
    public async Task PartialFailure_ThatNobodyReports_MeansThatAllIsDone()
    {
        var jobs = _emulator.Queue("jobs");

        await RunAsync(jobs, null, json => Failing(json, "b"), "a", "b");

        Assert.Equal(["a b"], _batches.Select(batch => batch.Bodies));
    }

    [Fact]
    public async Task FunctionThatTakesLongerThanTheVisibilityTimeout_GetsItsMessagesAgain()
    {
        var jobs = _emulator.Queue("jobs", new() { VisibilityTimeout = TimeSpan.FromSeconds(30) });
        jobs.Subscribe(Orders, new() { MaximumConcurrency = 2 });

        await _clock.RunAsync(async () =>
        {
            Orders.Start(
                _emulator,
                async json =>
                {
                    Note(json);
                    await Task.Delay(TimeSpan.FromSeconds(_batches.Count == 1 ? 40 : 5), _clock);
                    return "";
                },
                pollers: 2);
            jobs.Send("a");
            await jobs.DrainAsync();
        });

        Assert.Equal([(TimeSpan.Zero, "a"), (TimeSpan.FromSeconds(30), "a")], _batches);
    }

    [Fact]
    public async Task BatchThatWasReceivedAgain_IsNotDeletedByWhoeverHadItFirst()
    {
        var jobs = _emulator.Queue("jobs", new() { VisibilityTimeout = TimeSpan.FromSeconds(30) });
        jobs.Subscribe(Orders, new() { MaximumConcurrency = 2 });

        await _clock.RunAsync(async () =>
        {
            Orders.Start(
                _emulator,
                async json =>
                {
                    Note(json);
                    var turn = _batches.Count;
                    await Task.Delay(TimeSpan.FromSeconds(turn == 1 ? 40 : 20), _clock);
                    return turn == 2 ? throw new InvalidOperationException() : "";
                },
                pollers: 2);
            jobs.Send("a");
            await jobs.DrainAsync();
        });

        Assert.Equal([0, 30, 60], _batches.Select(batch => batch.Time.TotalSeconds));
    }

    [Fact]
    public async Task BatchingWindow_LetsABatchFillUp()
    {
        var jobs = _emulator.Queue("jobs");
        jobs.Subscribe(Orders, new() { BatchSize = 3, MaximumBatchingWindow = TimeSpan.FromSeconds(20) });

        await _clock.RunAsync(async () =>
        {
            Orders.Start(_emulator, Answer(_ => ""));
            jobs.Send("a");
            await Task.Delay(TimeSpan.FromSeconds(5), _clock);
            jobs.Send("b");
            await Task.Delay(TimeSpan.FromSeconds(30), _clock);
            jobs.Send("c", "d", "e");
            await jobs.DrainAsync();
        });

        Assert.Equal([(TimeSpan.FromSeconds(20), "a b"), (TimeSpan.FromSeconds(35), "c d e")], _batches);
    }

    [Fact]
    public async Task OneBatchAtATime_UnlessMoreAreAllowed()
    {
        var jobs = _emulator.Queue("jobs");
        jobs.Subscribe(Orders, new() { BatchSize = 1 });

        await _clock.RunAsync(async () =>
        {
            Orders.Start(
                _emulator,
                async json =>
                {
                    Note(json);
                    await Task.Delay(TimeSpan.FromSeconds(5), _clock);
                    return "";
                },
                pollers: 2);
            jobs.Send("a", "b");
            await jobs.DrainAsync();
        });

        Assert.Equal([(TimeSpan.Zero, "a"), (TimeSpan.FromSeconds(5), "b")], _batches);
    }

    [Fact]
    public async Task FunctionThatFeedsAQueue_FeedsAnother()
    {
        var (jobs, mails) = (_emulator.Queue("jobs"), _emulator.Queue("mails"));
        var sent = new List<string>();

        await _clock.RunAsync(async () =>
        {
            Orders.Start(_emulator, json =>
            {
                mails.Send(BodiesOf(json).Select(body => $"mail of {body}"));
                return Task.FromResult("");
            });
            _emulator.Function("mailer").Start(_emulator, json =>
            {
                sent.AddRange(BodiesOf(json));
                return Task.FromResult("");
            });
            jobs.Subscribe(Orders);
            mails.Subscribe(_emulator.Function("mailer"));
            jobs.Send("a", "b");
            await jobs.DrainAsync();
            await mails.DrainAsync();
        });

        Assert.Equal(["mail of a", "mail of b"], sent);
    }

    [Fact]
    public async Task MessagesOfTwoTests_NeverShareABatch_AndTheirFunctionsCallsBelongToTheirTests()
    {
        using var own = new FaultInjector();
        using var client = new HttpClient(new FaultHttpHandler(own, new StubTransport()));
        await using var emulator = new LambdaEmulator(new() { Timeout = TimeSpan.FromMinutes(10) });
        var seen = new System.Collections.Concurrent.ConcurrentDictionary<string, int>();
        var jobs = emulator.Queue("jobs");
        var open = new TaskCompletionSource();
        emulator.Function("orders").Start(emulator, async json =>
        {
            await open.Task;
            using var response = await client.GetAsync(new Uri("http://prices.internal/quotes/1"));
            foreach (var body in BodiesOf(json))
            {
                seen[body] = (int)response.StatusCode;
            }

            return "";
        });
        jobs.Subscribe(emulator.Function("orders"));
        Task SendAsync(int status) => FaultTest.RunAsync(
            plan => plan.On(Http.Any("*")).Respond(status),
            async _ =>
            {
                jobs.Send($"{status}a", $"{status}b");
                open.TrySetResult();
                await jobs.DrainAsync(Patience.Token);
            });

        await Task.WhenAll(Enumerable.Range(400, 20).Select(SendAsync));

        Assert.Equal(40, seen.Count);
        Assert.All(seen, message => Assert.StartsWith($"{message.Value}", message.Key, StringComparison.Ordinal));
    }

    [Fact]
    public void SecondFunction_IsRefused()
    {
        _emulator.Queue("jobs").Subscribe(Orders);

        var refusal = Assert.Throws<InvalidOperationException>(() => _emulator.Queue("jobs").Subscribe(_emulator.Function("mailer")));

        Assert.Contains("serves the function \"orders\" already", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Event_IsThatOfTheQueue()
    {
        JsonNode? record = null;

        await RunAsync(_emulator.Queue("jobs"), null, json => (record = JsonNode.Parse(json)!["Records"]![0])!.ToJsonString(), "a");

        Assert.Equal(("arn:aws:sqs:us-east-1:123456789012:jobs", "1"), ($"{record!["eventSourceARN"]}", $"{record["attributes"]!["ApproximateReceiveCount"]}"));
    }

    private static IEnumerable<string> BodiesOf(string json) => JsonNode.Parse(json)!["Records"]!.AsArray().Select(record => $"{record!["body"]}");

    private static string Failing(string json, string body)
    {
        var id = JsonNode.Parse(json)!["Records"]!.AsArray().Single(record => $"{record!["body"]}" == body)!["messageId"];
        return $$"""{"batchItemFailures":[{"itemIdentifier":"{{id}}"}]}""";
    }

    private void Note(string json)
    {
        lock (_batches)
        {
            _batches.Add((_clock.Elapsed, string.Join(' ', BodiesOf(json))));
        }
    }

    private Func<string, Task<string>> Answer(Func<string, string> answer) => json =>
    {
        Note(json);
        return Task.FromResult(answer(json));
    };

    private Task RunAsync(EmulatedQueue queue, EventSourceMappingOptions? mapping, Func<string, string> answer, params string[] bodies) => _clock.RunAsync(async () =>
    {
        Orders.Start(_emulator, Answer(answer));
        queue.Subscribe(Orders, mapping);
        queue.Send(bodies);
        await queue.DrainAsync();
    });
}
