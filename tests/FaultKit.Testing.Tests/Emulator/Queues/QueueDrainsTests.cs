namespace FaultKit.Testing.Tests;

public sealed class QueueDrainsTests : IAsyncDisposable
{
    private readonly LambdaEmulator _emulator = new(new() { Timeout = TimeSpan.FromMinutes(10) });

    public ValueTask DisposeAsync() => _emulator.DisposeAsync();

    [Fact]
    public async Task Drain_OfAnEmptyQueue_IsOver() => await _emulator.Queue("jobs").DrainAsync(Patience.Token);

    [Fact]
    public async Task Drain_WhereNobodyTakesTheMessages_SaysSo()
    {
        _emulator.Queue("jobs").Send("a");

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => _emulator.Queue("jobs").DrainAsync(Patience.Token));

        Assert.Contains("Nobody takes the 1 message(s) of the queue \"jobs\"", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Drain_WhereTheFunctionHasNoRuntime_SaysSo()
    {
        await using var emulator = new LambdaEmulator(new() { Patience = TimeSpan.FromMilliseconds(1) });
        var jobs = emulator.Queue("jobs");
        jobs.Send("a");
        jobs.Subscribe(emulator.Function("orders"), new() { MaximumBatchingWindow = TimeSpan.FromMilliseconds(1), BatchSize = 10 });

        await Assert.ThrowsAsync<FaultTestException>(() => jobs.DrainAsync(Patience.Token));
    }

    [Fact]
    public async Task Drain_WhenTheEmulatorIsDisposedOf_IsOverToo()
    {
        var emulator = new LambdaEmulator();
        var jobs = emulator.Queue("jobs");
        jobs.Subscribe(emulator.Function("orders"));
        jobs.Send("a");
        var drain = jobs.DrainAsync(Patience.Token);

        await emulator.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => drain);
    }

    [Fact]
    public async Task Drain_AfterTheEmulatorWasDisposedOf_IsRefused()
    {
        var emulator = new LambdaEmulator();
        var jobs = emulator.Queue("jobs");
        jobs.Subscribe(emulator.Function("orders"));
        jobs.Send("a");
        await emulator.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => jobs.DrainAsync(Patience.Token));
    }

    [Fact]
    public async Task DrainInATest_WaitsForItsOwnMessagesOnly()
    {
        var jobs = _emulator.Queue("jobs");
        var never = new TaskCompletionSource<string>();
        _emulator.Function("orders").Start(_emulator, json => json.Contains("foreign", StringComparison.Ordinal) ? never.Task : Task.FromResult(""), pollers: 2);
        jobs.Subscribe(_emulator.Function("orders"), new() { MaximumConcurrency = 2 });
        jobs.Send("foreign");

        using (FaultTest.Begin(plan => plan.On(Http.Any("*")).Respond(500)))
        {
            jobs.Send("mine");
            await jobs.DrainAsync(Patience.Token);
        }

        Assert.Equal(["foreign"], jobs.Messages.Select(message => message.Body));
    }
}
