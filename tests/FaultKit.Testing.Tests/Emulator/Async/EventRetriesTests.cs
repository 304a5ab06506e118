using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;

namespace FaultKit.Testing.Tests;

[Collection(nameof(VirtualTime))]
public sealed class EventRetriesTests : IAsyncDisposable
{
    private readonly VirtualClock _clock = new();
    private readonly LambdaEmulator _emulator;
    private readonly List<TimeSpan> _times = [];

    public EventRetriesTests() => _emulator = new(new() { TimeProvider = _clock });

    private EmulatedFunction Orders => _emulator.Function("orders");

    public ValueTask DisposeAsync() => _emulator.DisposeAsync();

    [Fact]
    public async Task EventThatFails_IsTriedAgainAfterOneMinuteAndTwo_WithTheSameRequestId()
    {
        var result = await RunAsync(failures: 3);

        Assert.Equal([TimeSpan.Zero, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(3)], _times);
        Assert.Equal((AsyncCondition.RetriesExhausted, 3), (result.Condition, result.Attempts.Count));
        Assert.Equal(["r-1"], result.Attempts.Select(attempt => attempt.RequestId).Distinct());
        Assert.Equal("no stock", result.Outcome.ErrorMessage);
    }

    [Fact]
    public async Task EventThatIsDone_IsNotTriedAgain()
    {
        var result = await RunAsync(failures: 1);

        Assert.Equal([TimeSpan.Zero, TimeSpan.FromMinutes(1)], _times);
        Assert.Equal((AsyncCondition.Success, "done"), (result.Condition, result.Outcome.Text));
    }

    [Fact]
    public async Task EventWithoutRetries_IsGivenUpAtOnce()
    {
        Orders.AsyncInvoke = new() { MaximumRetryAttempts = 0 };

        var result = await RunAsync(failures: 3);

        Assert.Equal((AsyncCondition.RetriesExhausted, 1, TimeSpan.Zero), (result.Condition, result.Attempts.Count, _clock.Elapsed));
    }

    [Fact]
    public async Task EventThatBecomesTooOld_IsGivenUpThen()
    {
        Orders.AsyncInvoke = new() { MaximumEventAge = TimeSpan.FromSeconds(90) };

        var result = await RunAsync(failures: 3);

        Assert.Equal((AsyncCondition.EventAgeExceeded, 2, TimeSpan.FromSeconds(90)), (result.Condition, result.Attempts.Count, _clock.Elapsed));
    }

    [Fact]
    public async Task EventThatTimesOut_IsTriedAgain()
    {
        var result = await _clock.RunAsync(async () =>
        {
            Orders.Start(_emulator, async json =>
            {
                await Task.Delay(TimeSpan.FromSeconds(4), _clock);
                return json;
            });
            return await Orders.InvokeEventAsync("1");
        });

        Assert.Equal([LambdaOutcomeKind.TimedOut, LambdaOutcomeKind.TimedOut, LambdaOutcomeKind.TimedOut], result.Attempts.Select(attempt => attempt.Kind));
    }

    [Fact]
    public async Task GivenUp_IsToldToTheDestinationOfFailures()
    {
        Orders.AsyncInvoke = new() { OnFailure = _emulator.Queue("failed"), OnSuccess = _emulator.Queue("done") };

        var result = await RunAsync(failures: 3);

        var message = Assert.Single(_emulator.Queue("failed").Messages);
        Assert.Equal(result.Record, message.Body);
        Assert.Empty(_emulator.Queue("done").Messages);
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse("""
                { "version": "1.0", "timestamp": "2000-01-01T00:03:00.000Z",
                  "requestContext": { "requestId": "r-1", "functionArn": "arn:aws:lambda:us-east-1:123456789012:function:orders:$LATEST",
                                      "condition": "RetriesExhausted", "approximateInvokeCount": 3 },
                  "requestPayload": { "order": 7 },
                  "responseContext": { "statusCode": 200, "executedVersion": "$LATEST", "functionError": "Unhandled" },
                  "responsePayload": { "errorType": "InvalidOperationException", "errorMessage": "no stock" } }
                """),
            JsonNode.Parse(message.Body)));
    }

    [Fact]
    public async Task Done_IsToldToTheDestinationOfSuccess()
    {
        Orders.AsyncInvoke = new() { OnFailure = _emulator.Queue("failed"), OnSuccess = _emulator.Queue("done") };

        await RunAsync(failures: 0);

        var record = JsonNode.Parse(Assert.Single(_emulator.Queue("done").Messages).Body)!;
        Assert.Empty(_emulator.Queue("failed").Messages);
        Assert.Equal(("Success", "done"), ($"{record["requestContext"]!["condition"]}", $"{record["responsePayload"]}"));
        Assert.Null(record["responseContext"]!["functionError"]);
    }

    [Fact]
    public async Task ClockThatTheTestMoves_IsAcceptedToo()
    {
        var clock = new FakeTimeProvider();
        await using var emulator = new LambdaEmulator(new() { TimeProvider = clock });
        var orders = emulator.Function("orders");
        orders.Start(emulator, _ => throw new InvalidOperationException("no stock"));

        var invocation = orders.InvokeEventAsync("1");

        await Patience.UntilAsync(() => Advance(orders, clock, TimeSpan.FromMinutes(1), 1));
        await Patience.UntilAsync(() => Advance(orders, clock, TimeSpan.FromMinutes(2), 2));
        Assert.Equal(3, (await invocation.WaitAsync(Patience.Token)).Attempts.Count);
    }

    [Fact]
    public async Task Emulator_Disposed_EndsTheWaitForAnotherAttempt()
    {
        var emulator = new LambdaEmulator();
        emulator.Function("orders").Start(emulator, _ => throw new InvalidOperationException("no stock"));
        var invocation = emulator.Function("orders").InvokeEventAsync("1");
        await Patience.UntilAsync(() => emulator.Function("orders").Outcomes.Count == 1);

        await emulator.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => invocation);
    }

    /// <summary>Moves time once the attempt has ended; a timer that is not set yet would miss it, so it moves on until the next attempt.</summary>
    private static bool Advance(EmulatedFunction function, FakeTimeProvider clock, TimeSpan time, int attempts)
    {
        if (function.Outcomes.Count == attempts)
        {
            clock.Advance(time);
        }

        return function.Outcomes.Count > attempts;
    }

    private Task<AsyncInvocation> RunAsync(int failures) => _clock.RunAsync(async () =>
    {
        Orders.Start(_emulator, _ =>
        {
            _times.Add(_clock.Elapsed);
            return _times.Count > failures ? Task.FromResult("done") : throw new InvalidOperationException("no stock");
        });
        return await Orders.InvokeEventAsync("""{"order":7}""", new() { RequestId = "r-1" });
    });
}
