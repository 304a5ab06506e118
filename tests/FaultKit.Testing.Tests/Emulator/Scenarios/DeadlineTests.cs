using System.Net;
using Microsoft.Extensions.Time.Testing;

namespace FaultKit.Testing.Tests;

/// <summary>The function's timeout, on a clock that the test moves.</summary>
public sealed class DeadlineTests
{
    private readonly FakeTimeProvider _time = new();

    [Theory, BothTransports]
    public async Task DeadlineWithoutAnswer_TimesOut(Transport transport)
    {
        await using LambdaEmulator emulator = Emulator();
        using Runtime runtime = await Runtime.ForAsync(emulator, "orders", transport);
        Task<LambdaOutcome> invocation = emulator.Function("orders").InvokeAsync("1", null, Patience.Token);
        Runtime.Event taken = await runtime.NextAsync();
        _time.Advance(TimeSpan.FromMilliseconds(2999));
        bool early = invocation.IsCompleted;

        _time.Advance(TimeSpan.FromMilliseconds(1));

        LambdaOutcome outcome = await invocation;
        Assert.False(early);
        Assert.Equal((LambdaOutcomeKind.TimedOut, "Sandbox.Timedout"), (outcome.Kind, outcome.ErrorType));
        Assert.Equal($"RequestId: {taken.RequestId} Error: Task timed out after 3.00 seconds", outcome.ErrorMessage);
        Assert.Equal(TimeSpan.FromSeconds(3), outcome.Duration);
    }

    [Fact]
    public async Task EventThatNobodyTakes_DoesNotTimeOut()
    {
        await using LambdaEmulator emulator = Emulator();
        Task<LambdaOutcome> invocation = emulator.Function("orders").InvokeAsync("1", null, Patience.Token);

        _time.Advance(TimeSpan.FromHours(1));

        Assert.False(invocation.IsCompleted);
    }

    [Theory, BothTransports]
    public async Task LateAnswer_IsAcceptedButChangesNothing(Transport transport)
    {
        await using LambdaEmulator emulator = Emulator();
        using Runtime runtime = await Runtime.ForAsync(emulator, "orders", transport);
        EmulatedFunction function = emulator.Function("orders");
        Task<LambdaOutcome> invocation = function.InvokeAsync("1", null, Patience.Token);
        Runtime.Event taken = await runtime.NextAsync();
        _time.Advance(TimeSpan.FromSeconds(5));

        Runtime.Reply first = await runtime.RespondAsync(taken.RequestId, "\"late\"");
        Runtime.Reply second = await runtime.RespondAsync(taken.RequestId, "\"later\"");

        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.BadRequest), (first.Status, second.Status));
        Assert.Equal(LambdaOutcomeKind.TimedOut, (await invocation).Kind);
        Assert.Equal(LambdaOutcomeKind.TimedOut, Assert.Single(function.Outcomes).Kind);
        Assert.Equal(("\"late\"", 5), (function.LateAnswers.Single().Text, function.LateAnswers[0].Duration.TotalSeconds));
    }

    [Theory, BothTransports]
    public async Task RetryWithTheSameRequestId_AfterATimeout_IsServed(Transport transport)
    {
        await using LambdaEmulator emulator = Emulator();
        using Runtime runtime = await Runtime.ForAsync(emulator, "orders", transport);
        var options = new InvokeOptions { RequestId = "retried" };
        Task<LambdaOutcome> first = emulator.Function("orders").InvokeAsync("1", options, Patience.Token);
        await runtime.NextAsync();
        _time.Advance(TimeSpan.FromSeconds(3));

        Task<LambdaOutcome> second = emulator.Function("orders").InvokeAsync("1", options, Patience.Token);
        await runtime.NextAsync();
        await runtime.RespondAsync("retried", "2");

        Assert.Equal(LambdaOutcomeKind.TimedOut, (await first).Kind);
        Assert.Equal(LambdaOutcomeKind.Succeeded, (await second).Kind);
    }

    [Fact]
    public async Task DeadlineInMidAnswer_TimesOutAndTheAnswerIsLate()
    {
        await using LambdaEmulator emulator = Emulator();
        using Runtime runtime = await Runtime.ForAsync(emulator, "orders", Transport.Memory);
        EmulatedFunction function = emulator.Function("orders");
        Task<LambdaOutcome> invocation = function.InvokeAsync("1", null, Patience.Token);
        Runtime.Event taken = await runtime.NextAsync();
        using var content = new HeldContent();
        Task<Runtime.Reply> answer = runtime.PostAsync($"invocation/{taken.RequestId}/response", content);
        await content.Begun;

        _time.Advance(TimeSpan.FromSeconds(3));
        LambdaOutcome outcome = await invocation;
        content.Finish();

        Assert.Equal(HttpStatusCode.Accepted, (await answer).Status);
        Assert.Equal(LambdaOutcomeKind.TimedOut, outcome.Kind);
        Assert.Equal("held", Assert.Single(function.LateAnswers).Text);
    }

    [Fact]
    public async Task AnswerInTime_IsNotTimedOutAfterwards()
    {
        await using LambdaEmulator emulator = Emulator();
        using Runtime runtime = await Runtime.ForAsync(emulator, "orders", Transport.Memory);
        EmulatedFunction function = emulator.Function("orders");
        Task<LambdaOutcome> invocation = function.InvokeAsync("1", null, Patience.Token);
        await runtime.RespondAsync((await runtime.NextAsync()).RequestId, "2");

        _time.Advance(TimeSpan.FromHours(1));

        Assert.Equal(LambdaOutcomeKind.Succeeded, (await invocation).Kind);
        Assert.Single(function.Outcomes);
    }

    private LambdaEmulator Emulator() => new(new LambdaEmulatorOptions { TimeProvider = _time });
}
