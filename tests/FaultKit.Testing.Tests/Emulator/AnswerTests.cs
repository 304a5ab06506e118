using System.Net;
using System.Text;
using Microsoft.Extensions.Time.Testing;

namespace FaultKit.Testing.Tests;

/// <summary>How a runtime answers: <c>/response</c>, <c>/error</c>, <c>/init/error</c> and <c>/restore/error</c>.</summary>
public sealed class AnswerTests
{
    [Theory, BothTransports]
    public async Task Response_IsAcceptedAndEndsTheInvocation(Transport transport)
    {
        var time = new FakeTimeProvider();
        await using var emulator = new LambdaEmulator(new LambdaEmulatorOptions { TimeProvider = time });
        using Runtime runtime = await Runtime.ForAsync(emulator, "orders", transport);
        Task<LambdaOutcome> invocation = emulator.Function("orders").InvokeAsync("1", null, Patience.Token);
        DateTimeOffset started = time.GetUtcNow();
        Runtime.Event taken = await runtime.NextAsync();
        time.Advance(TimeSpan.FromSeconds(2));

        Runtime.Reply reply = await runtime.RespondAsync(taken.RequestId, """{"ok":"ü"}""");

        LambdaOutcome outcome = await invocation;
        Assert.Equal(new Runtime.Reply(HttpStatusCode.Accepted, """{"status":"OK"}"""), reply);
        Assert.Equal(taken.RequestId, outcome.RequestId);
        Assert.Equal(LambdaOutcomeKind.Succeeded, outcome.Kind);
        Assert.Equal("""{"ok":"ü"}""", outcome.Text);
        Assert.Equal("application/json; charset=utf-8", outcome.ContentType);
        Assert.False(outcome.IsStreamed);
        Assert.Null(outcome.Error);
        Assert.Equal(started, outcome.Started);
        Assert.Equal(TimeSpan.FromSeconds(2), outcome.Duration);
        Assert.Same(outcome, Assert.Single(emulator.Function("orders").Outcomes));
    }

    [Theory, BothTransports]
    public async Task Error_EndsTheInvocationAsFailed(Transport transport)
    {
        await using var emulator = new LambdaEmulator();
        using Runtime runtime = await Runtime.ForAsync(emulator, "orders", transport);
        Task<LambdaOutcome> invocation = emulator.Function("orders").InvokeAsync("1", null, Patience.Token);
        Runtime.Event taken = await runtime.NextAsync();
        const string Json = """{"errorType":"OutOfStock","errorMessage":"none left","stackTrace":[]}""";

        Runtime.Reply reply = await runtime.FailAsync(
            taken.RequestId,
            Json,
            ("Lambda-Runtime-Function-Error-Type", "Function.OutOfStock"),
            ("Lambda-Runtime-Function-XRay-Error-Cause", """{"message":"ü"}"""));

        LambdaOutcome outcome = await invocation;
        Assert.Equal(new Runtime.Reply(HttpStatusCode.Accepted, """{"status":"OK"}"""), reply);
        Assert.Equal(LambdaOutcomeKind.Failed, outcome.Kind);
        Assert.Equal(Json, outcome.Text);
        Assert.Equal("OutOfStock", outcome.ErrorType);
        Assert.Equal("none left", outcome.ErrorMessage);
        Assert.Equal("Function.OutOfStock", outcome.Error?.ReportedType);
        Assert.Equal("""{"message":"ü"}""", outcome.Error?.XRayCause);
    }

    [Theory, BothTransports]
    public async Task ErrorThatIsNotTheDocumentedJson_StillFailsTheInvocation(Transport transport)
    {
        await using var emulator = new LambdaEmulator();
        using Runtime runtime = await Runtime.ForAsync(emulator, "orders", transport);
        Task<LambdaOutcome> invocation = emulator.Function("orders").InvokeAsync("1", null, Patience.Token);
        Runtime.Event taken = await runtime.NextAsync();

        await runtime.FailAsync(taken.RequestId, "{", ("Lambda-Runtime-Function-Error-Type", "Function.Unknown"));

        LambdaOutcome outcome = await invocation;
        Assert.Equal((LambdaOutcomeKind.Failed, "Function.Unknown", "{"), (outcome.Kind, outcome.ErrorType, outcome.Text));
        Assert.Null(outcome.ErrorMessage);
    }

    [Theory, BothTransports]
    public async Task ErrorWithBrokenUtf8_StillFailsTheInvocation(Transport transport)
    {
        await using var emulator = new LambdaEmulator();
        using Runtime runtime = await Runtime.ForAsync(emulator, "orders", transport);
        Task<LambdaOutcome> invocation = emulator.Function("orders").InvokeAsync("1", null, Patience.Token);
        Runtime.Event taken = await runtime.NextAsync();
        using var content = new ByteArrayContent([.. """{"errorType":" """u8, 0xFF, .. "\"}"u8]);

        await runtime.PostAsync($"invocation/{taken.RequestId}/error", content, ("Lambda-Runtime-Function-Error-Type", "Function.Unknown"));

        LambdaOutcome outcome = await invocation;
        Assert.Equal((LambdaOutcomeKind.Failed, "Function.Unknown"), (outcome.Kind, outcome.ErrorType));
    }

    [Theory, BothTransports]
    public async Task ErrorCauseOfHundredKilobytes_Arrives(Transport transport)
    {
        await using var emulator = new LambdaEmulator();
        using Runtime runtime = await Runtime.ForAsync(emulator, "orders", transport);
        Task<LambdaOutcome> invocation = emulator.Function("orders").InvokeAsync("1", null, Patience.Token);
        Runtime.Event taken = await runtime.NextAsync();
        string cause = new('x', 100_000);

        await runtime.FailAsync(taken.RequestId, "{}", ("Lambda-Runtime-Function-XRay-Error-Cause", cause));

        Assert.Equal(cause, (await invocation).Error?.XRayCause);
    }

    [Theory, BothTransports]
    public async Task SecondAnswer_IsRefusedAndCounted(Transport transport)
    {
        await using var emulator = new LambdaEmulator();
        using Runtime runtime = await Runtime.ForAsync(emulator, "orders", transport);
        Task<LambdaOutcome> invocation = emulator.Function("orders").InvokeAsync("1", null, Patience.Token);
        Runtime.Event taken = await runtime.NextAsync();
        await runtime.RespondAsync(taken.RequestId, "\"first\"");

        Runtime.Reply reply = await runtime.FailAsync(taken.RequestId, "{}");

        Assert.Equal(HttpStatusCode.BadRequest, reply.Status);
        Assert.Equal("""{"errorMessage":"Invalid request ID","errorType":"InvalidRequestID"}""", reply.Body);
        Assert.Equal("\"first\"", (await invocation).Text);
        Assert.Equal(1, emulator.Function("orders").RefusedAnswers);
    }

    [Theory, BothTransports]
    public async Task AnswerToAnUnknownId_IsRefusedAndCounted(Transport transport)
    {
        await using var emulator = new LambdaEmulator();
        using Runtime runtime = await Runtime.ForAsync(emulator, "orders", transport);

        Runtime.Reply reply = await runtime.RespondAsync("unheard-of", "1");

        Assert.Equal(HttpStatusCode.BadRequest, reply.Status);
        Assert.Equal(1, emulator.Function("orders").RefusedAnswers);
    }

    [Theory, BothTransports]
    public async Task AnswerToAnEventThatNobodyTook_IsRefused(Transport transport)
    {
        await using var emulator = new LambdaEmulator();
        using Runtime runtime = await Runtime.ForAsync(emulator, "orders", transport);
        _ = emulator.Function("orders").InvokeAsync("1", new InvokeOptions { RequestId = "guessed" }, Patience.Token);

        Runtime.Reply reply = await runtime.RespondAsync("guessed", "1");

        Assert.Equal(HttpStatusCode.BadRequest, reply.Status);
        Assert.Empty(emulator.Function("orders").Outcomes);
    }

    [Theory, BothTransports]
    public async Task InitError_FailsWhatWaitsAndWhatComes(Transport transport)
    {
        await using var emulator = new LambdaEmulator();
        using Runtime runtime = await Runtime.ForAsync(emulator, "orders", transport);
        EmulatedFunction function = emulator.Function("orders");
        Task<LambdaOutcome> waiting = function.InvokeAsync("1", null, Patience.Token);

        Runtime.Reply reply = await runtime.PostAsync("init/error", """{"errorType":"NoConfig","errorMessage":"gone"}""");

        LambdaOutcome[] outcomes = [await waiting, await function.InvokeAsync("2", null, Patience.Token)];
        Assert.Equal(HttpStatusCode.Accepted, reply.Status);
        Assert.All(outcomes, outcome => Assert.Equal((LambdaOutcomeKind.InitFailed, "NoConfig"), (outcome.Kind, outcome.ErrorType)));
        Assert.Equal("gone", function.InitError?.Message);
        Assert.Null(function.RestoreError);
    }

    [Theory, BothTransports]
    public async Task RuntimeThatPollsAfterAnInitError_ServesAgain(Transport transport)
    {
        await using var emulator = new LambdaEmulator();
        using Runtime runtime = await Runtime.ForAsync(emulator, "orders", transport);
        EmulatedFunction function = emulator.Function("orders");
        await runtime.PostAsync("init/error", "{}");
        Task<Runtime.Event> poll = runtime.NextAsync();
        await Patience.UntilAsync(() => function.WaitingPolls == 1);

        Task<LambdaOutcome> invocation = function.InvokeAsync("1", null, Patience.Token);
        await runtime.RespondAsync((await poll).RequestId, "2");

        Assert.Equal(LambdaOutcomeKind.Succeeded, (await invocation).Kind);
    }

    [Theory, BothTransports]
    public async Task RestoreError_FailsWhatWaits(Transport transport)
    {
        await using var emulator = new LambdaEmulator();
        using Runtime runtime = await Runtime.ForAsync(emulator, "orders", transport);
        EmulatedFunction function = emulator.Function("orders");
        Task<LambdaOutcome> waiting = function.InvokeAsync("1", null, Patience.Token);

        await runtime.PostAsync("restore/error", """{"errorType":"HookFailed"}""");

        Assert.Equal(LambdaOutcomeKind.InitFailed, (await waiting).Kind);
        Assert.Equal("HookFailed", function.RestoreError?.Type);
        Assert.Null(function.InitError);
    }

    [Theory, BothTransports]
    public async Task ResponseModeThatDoesNotExist_IsRefusedAndTheInvocationStaysOpen(Transport transport)
    {
        await using var emulator = new LambdaEmulator();
        using Runtime runtime = await Runtime.ForAsync(emulator, "orders", transport);
        _ = emulator.Function("orders").InvokeAsync("1", null, Patience.Token);
        Runtime.Event taken = await runtime.NextAsync();

        Runtime.Reply reply = await runtime.PostAsync(
            $"invocation/{taken.RequestId}/response", "1", ("Lambda-Runtime-Function-Response-Mode", "sideways"));

        Assert.Equal(HttpStatusCode.BadRequest, reply.Status);
        Assert.Contains("InvalidFunctionResponseMode", reply.Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Accepted, (await runtime.RespondAsync(taken.RequestId, "1")).Status);
    }

    [Theory, BothTransports]
    public async Task FiveMegabytes_GoThereAndBack(Transport transport)
    {
        await using var emulator = new LambdaEmulator(new LambdaEmulatorOptions { Timeout = TimeSpan.FromMinutes(10) });
        using Runtime runtime = await Runtime.ForAsync(emulator, "orders", transport);
        byte[] payload = [.. Enumerable.Range(0, 5 * 1024 * 1024).Select(i => (byte)(i % 251))];
        Task<LambdaOutcome> invocation = emulator.Function("orders").InvokeAsync(payload, null, Patience.Token);

        Runtime.Event taken = await runtime.NextAsync();
        await runtime.RespondAsync(taken.RequestId, taken.Bytes);

        Assert.True((await invocation).Payload.Span.SequenceEqual(payload));
    }

    [Theory, BothTransports]
    public async Task ResponseOverTheLimit_IsRefusedAndFailsTheInvocation(Transport transport)
    {
        await using var emulator = new LambdaEmulator(new LambdaEmulatorOptions { Timeout = TimeSpan.FromMinutes(10) });
        using Runtime runtime = await Runtime.ForAsync(emulator, "orders", transport);
        Task<LambdaOutcome> invocation = emulator.Function("orders").InvokeAsync("1", null, Patience.Token);
        Runtime.Event taken = await runtime.NextAsync();

        Runtime.Reply reply = await runtime.RespondAsync(taken.RequestId, new byte[6_291_557]);

        LambdaOutcome outcome = await invocation;
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, reply.Status);
        Assert.Equal(
            """{"errorMessage":"Exceeded maximum allowed payload size (6291556 bytes).","errorType":"RequestEntityTooLarge"}""",
            reply.Body);
        Assert.Equal((LambdaOutcomeKind.Failed, "Function.ResponseSizeTooLarge"), (outcome.Kind, outcome.ErrorType));
        Assert.Equal(
            "Response payload size (6291557 bytes) exceeded maximum allowed payload size (6291556 bytes).", outcome.ErrorMessage);
    }

    [Theory, BothTransports]
    public async Task ResponseAtTheLimit_IsAccepted(Transport transport)
    {
        await using var emulator = new LambdaEmulator(new LambdaEmulatorOptions { MaxPayloadBytes = 10 });
        using Runtime runtime = await Runtime.ForAsync(emulator, "orders", transport);
        _ = emulator.Function("orders").InvokeAsync("1", null, Patience.Token);
        Runtime.Event taken = await runtime.NextAsync();

        Runtime.Reply reply = await runtime.RespondAsync(taken.RequestId, new byte[10]);

        Assert.Equal(HttpStatusCode.Accepted, reply.Status);
    }

    [Theory, BothTransports]
    public async Task InitErrorOverTheLimit_IsRefused(Transport transport)
    {
        await using var emulator = new LambdaEmulator(new LambdaEmulatorOptions { MaxPayloadBytes = 10 });
        using Runtime runtime = await Runtime.ForAsync(emulator, "orders", transport);

        Runtime.Reply reply = await runtime.PostAsync("init/error", Encoding.UTF8.GetString(new byte[11]));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, reply.Status);
        Assert.Null(emulator.Function("orders").InitError);
    }
}
