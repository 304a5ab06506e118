using System.Net;
using System.Text;

namespace FaultKit.Testing.Tests;

/// <summary>Responses in mode <c>streaming</c>: chunks, trailers, and what happens when they stop.</summary>
public sealed class StreamedResponseTests
{
    private const string Streamed =
        "Lambda-Runtime-Function-Response-Mode: streaming\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n";

    [Theory, BothTransports]
    public async Task ChunkedResponse_ArrivesWhole(Transport transport)
    {
        await using var emulator = new LambdaEmulator();
        using Runtime runtime = await Runtime.ForAsync(emulator, "orders", transport);
        Task<LambdaOutcome> invocation = emulator.Function("orders").InvokeAsync("1", null, Patience.Token);
        Runtime.Event taken = await runtime.NextAsync();
        using var unknownLength = new StreamContent(new UnknownLength("streamed"));

        Runtime.Reply reply = await runtime.PostAsync(
            $"invocation/{taken.RequestId}/response", unknownLength, ("Lambda-Runtime-Function-Response-Mode", "streaming"));

        LambdaOutcome outcome = await invocation;
        Assert.Equal(HttpStatusCode.Accepted, reply.Status);
        Assert.Equal((LambdaOutcomeKind.Succeeded, "streamed", true), (outcome.Kind, outcome.Text, outcome.IsStreamed));
    }

    [Theory, BothTransports]
    public async Task StreamBeyondWhatServersUsuallyTake_IsAccepted(Transport transport)
    {
        const int Bytes = 32 * 1024 * 1024;
        await using var emulator = new LambdaEmulator(new LambdaEmulatorOptions { Timeout = TimeSpan.FromMinutes(10) });
        using Runtime runtime = await Runtime.ForAsync(emulator, "orders", transport);
        Task<LambdaOutcome> invocation = emulator.Function("orders").InvokeAsync("1", null, Patience.Token);
        Runtime.Event taken = await runtime.NextAsync();
        using var content = new ByteArrayContent(new byte[Bytes]);

        await runtime.PostAsync(
            $"invocation/{taken.RequestId}/response", content, ("Lambda-Runtime-Function-Response-Mode", "streaming"));

        Assert.Equal(Bytes, (await invocation).Payload.Length);
    }

    [Fact]
    public async Task ErrorTrailer_FailsTheInvocationAndKeepsWhatWasStreamed()
    {
        await using var emulator = new LambdaEmulator();
        (Task<LambdaOutcome> invocation, string requestId) = await TakenAsync(emulator);
        using var runtime = new RawRuntime(emulator.Function("orders").RuntimeApi);
        string error = Convert.ToBase64String("""{"errorType":"Mid","errorMessage":"stream"}"""u8);

        await runtime.SendAsync(
            "POST",
            $"invocation/{requestId}/response",
            Streamed + "Content-Type: text/plain\r\nTrailer: Lambda-Runtime-Function-Error-Type, Lambda-Runtime-Function-Error-Body\r\n\r\n"
            + "4\r\nhalf\r\n5\r\n done\r\n0\r\n"
            + $"Lambda-Runtime-Function-Error-Type: Function.Mid\r\nLambda-Runtime-Function-Error-Body: {error}\r\n\r\n");
        string reply = await runtime.ReadToEndAsync();

        LambdaOutcome outcome = await invocation;
        Assert.StartsWith("HTTP/1.1 202 Accepted\r\n", reply, StringComparison.Ordinal);
        Assert.Equal((LambdaOutcomeKind.Failed, "half done", "text/plain"), (outcome.Kind, outcome.Text, outcome.ContentType));
        Assert.Equal(("Mid", "stream", "Function.Mid"), (outcome.ErrorType, outcome.ErrorMessage, outcome.Error?.ReportedType));
        Assert.True(outcome.IsStreamed);
    }

    [Fact]
    public async Task ErrorTrailerThatIsNotBase64_IsKeptAsItIs()
    {
        await using var emulator = new LambdaEmulator();
        (Task<LambdaOutcome> invocation, string requestId) = await TakenAsync(emulator);
        using var runtime = new RawRuntime(emulator.Function("orders").RuntimeApi);

        await runtime.SendAsync(
            "POST",
            $"invocation/{requestId}/response",
            Streamed + "\r\n0\r\nLambda-Runtime-Function-Error-Type: Function.Mid\r\nLambda-Runtime-Function-Error-Body: {}!\r\n\r\n");
        await runtime.ReadToEndAsync();

        LambdaError? error = (await invocation).Error;
        Assert.Equal(("Function.Mid", "{}!"), (error?.Type, error?.Json));
    }

    [Fact]
    public async Task StreamCutOff_FailsTheInvocationAsTruncated()
    {
        await using var emulator = new LambdaEmulator();
        (Task<LambdaOutcome> invocation, string requestId) = await TakenAsync(emulator);
        var runtime = new RawRuntime(emulator.Function("orders").RuntimeApi);

        await runtime.SendAsync("POST", $"invocation/{requestId}/response", Streamed + "\r\n4\r\nhalf\r\n");
        runtime.Dispose();

        LambdaOutcome outcome = await invocation;
        Assert.Equal((LambdaOutcomeKind.Failed, "Runtime.TruncatedResponse"), (outcome.Kind, outcome.ErrorType));
        Assert.Equal("half", outcome.Text);
    }

    [Fact]
    public async Task BufferedResponseCutOff_GivesTheCallerTheErrorAlone()
    {
        await using var emulator = new LambdaEmulator();
        (Task<LambdaOutcome> invocation, string requestId) = await TakenAsync(emulator);
        var runtime = new RawRuntime(emulator.Function("orders").RuntimeApi);

        await runtime.SendAsync("POST", $"invocation/{requestId}/response", "Content-Length: 10\r\n\r\nhalf");
        runtime.Dispose();

        LambdaOutcome outcome = await invocation;
        Assert.Equal("Runtime.TruncatedResponse", outcome.ErrorType);
        Assert.Equal(outcome.Error?.Json, outcome.Text);
    }

    [Theory, BothTransports]
    public async Task StreamOverItsOwnLimit_IsRefusedAndKeepsWhatFitted(Transport transport)
    {
        await using var emulator = new LambdaEmulator(new LambdaEmulatorOptions { MaxPayloadBytes = 4, MaxStreamedBytes = 8 });
        using Runtime runtime = await Runtime.ForAsync(emulator, "orders", transport);
        Task<LambdaOutcome> invocation = emulator.Function("orders").InvokeAsync("1", null, Patience.Token);
        Runtime.Event taken = await runtime.NextAsync();

        Runtime.Reply reply = await runtime.PostAsync(
            $"invocation/{taken.RequestId}/response", "123456789", ("Lambda-Runtime-Function-Response-Mode", "streaming"));

        LambdaOutcome outcome = await invocation;
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, reply.Status);
        Assert.Equal(("Function.ResponseSizeTooLarge", "12345678", true), (outcome.ErrorType, outcome.Text, outcome.IsStreamed));
    }

    private static async Task<(Task<LambdaOutcome> Invocation, string RequestId)> TakenAsync(LambdaEmulator emulator)
    {
        using Runtime runtime = await Runtime.ForAsync(emulator, "orders", Transport.Socket);
        Task<LambdaOutcome> invocation = emulator.Function("orders").InvokeAsync("1", null, Patience.Token);
        return (invocation, (await runtime.NextAsync()).RequestId);
    }

    /// <summary>Has no length, so that HttpClient sends it in chunks.</summary>
    private sealed class UnknownLength(string text) : MemoryStream(Encoding.UTF8.GetBytes(text))
    {
        public override bool CanSeek => false;
    }
}
