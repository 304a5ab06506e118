namespace FaultKit.Testing.Tests;

public sealed class RuntimeWatchTests
{
    private static readonly LambdaEmulatorOptions s_impatient = new() { Patience = TimeSpan.FromMilliseconds(1), Timeout = TimeSpan.FromMinutes(10) };

    [Fact]
    public async Task FunctionWithoutARuntime_SaysHowToStartOne()
    {
        await using var emulator = new LambdaEmulator(s_impatient);

        var failure = await Assert.ThrowsAsync<FaultTestException>(() => emulator.Function("orders").InvokeAsync("1", null, Patience.Token));

        Assert.Contains("no runtime has ever asked for work at lambda-emulator.invalid/orders", failure.Message, StringComparison.Ordinal);
        Assert.Contains("emulator.Function(\"orders\").Start(stop => ...)", failure.Message, StringComparison.Ordinal);
        Assert.Contains("needs emulator.CreateHandler(), or await emulator.StartAsync()", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FunctionWhoseRuntimeDroppedThePathOfItsAddress_SaysSo()
    {
        await using var emulator = new LambdaEmulator(s_impatient);
        using var runtime = await Runtime.ForAsync(emulator, "function", Transport.Memory);
        _ = runtime.NextAsync();
        await Patience.UntilAsync(() => emulator.Function("function").WaitingPolls == 1);

        var failure = await Assert.ThrowsAsync<FaultTestException>(() => emulator.Function("orders").InvokeAsync("1", null, Patience.Token));

        Assert.Contains("one asks for the work of \"function\", the default function, because its address has no \"/orders\" at its end", failure.Message, StringComparison.Ordinal);
        Assert.Contains("new LambdaEmulatorOptions { DefaultFunction = \"orders\" }", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FunctionWhoseRuntimeHasGone_SaysThatItAskedBefore()
    {
        await using var emulator = new LambdaEmulator(s_impatient);
        using var runtime = await Runtime.ForAsync(emulator, "orders", Transport.Socket);
        var taken = runtime.NextAsync();
        await Patience.UntilAsync(() => emulator.Function("orders").WaitingPolls == 1);
        _ = emulator.Function("orders").InvokeAsync("1", new() { RequestId = "first" }, Patience.Token);
        await taken;
        await runtime.RespondAsync("first", "2");

        var failure = await Assert.ThrowsAsync<FaultTestException>(() => emulator.Function("orders").InvokeAsync("2", null, Patience.Token));

        Assert.Contains("asked for work 1 time(s), and then not again", failure.Message, StringComparison.Ordinal);
        Assert.Contains("AWS_LAMBDA_RUNTIME_API has to be 127.0.0.1:", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FunctionWhoseRuntimeIsAtWork_IsWaitedForWithoutLimit()
    {
        await using var emulator = new LambdaEmulator(s_impatient);
        using var runtime = await Runtime.ForAsync(emulator, "orders", Transport.Memory);
        var taken = runtime.NextAsync();
        _ = emulator.Function("orders").InvokeAsync("1", new() { RequestId = "first" }, Patience.Token);
        await taken;
        var waiting = emulator.Function("orders").InvokeAsync("2", null, Patience.Token);
        var outlasted = await Assert.ThrowsAsync<FaultTestException>(() => emulator.Function("another").InvokeAsync("3", null, Patience.Token));

        await runtime.RespondAsync("first", "2");
        var second = await runtime.NextAsync();

        Assert.NotNull(outlasted);
        Assert.Equal("2", second.Text);
        Assert.False(waiting.IsCompleted);
    }
}
