namespace FaultKit.Testing.Tests;

public sealed class EmulatedFunctionTests
{
    [Fact]
    public async Task CallerThatGivesUp_BeforeARuntimeTookTheEvent_TakesItBack()
    {
        await using var emulator = new LambdaEmulator();
        EmulatedFunction function = emulator.Function("orders");
        using Runtime runtime = await Runtime.ForAsync(emulator, "orders", Transport.Memory);
        using var patience = new CancellationTokenSource();
        Task<LambdaOutcome> abandoned = function.InvokeAsync("\"abandoned\"", null, patience.Token);
        _ = function.InvokeAsync("\"kept\"", null, Patience.Token);

        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => abandoned);

        Assert.Equal("\"kept\"", (await runtime.NextAsync()).Text);
    }

    [Fact]
    public async Task CallerThatGivesUp_AfterARuntimeTookTheEvent_LeavesItsOutcomeBehind()
    {
        await using var emulator = new LambdaEmulator();
        EmulatedFunction function = emulator.Function("orders");
        using Runtime runtime = await Runtime.ForAsync(emulator, "orders", Transport.Memory);
        using var patience = new CancellationTokenSource();
        Task<LambdaOutcome> abandoned = function.InvokeAsync("1", null, patience.Token);
        Runtime.Event taken = await runtime.NextAsync();

        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => abandoned);
        await runtime.RespondAsync(taken.RequestId, "2");

        Assert.Equal("2", Assert.Single(function.Outcomes).Text);
    }

    [Fact]
    public async Task CallerThatHasGivenUpAlready_SendsNothing()
    {
        await using var emulator = new LambdaEmulator();

        Task<LambdaOutcome> invocation = emulator.Function("orders").InvokeAsync("1", null, new CancellationToken(canceled: true));
        await emulator.DisposeAsync();

        Assert.True(invocation.IsCanceled);
        Assert.Empty(emulator.Function("orders").Outcomes);
    }

    [Fact]
    public async Task RequestIdInUse_IsRefused()
    {
        await using var emulator = new LambdaEmulator();
        var options = new InvokeOptions { RequestId = "twice" };
        _ = emulator.Function("orders").InvokeAsync("1", options, Patience.Token);

        InvalidOperationException refusal = await Assert.ThrowsAsync<InvalidOperationException>(
            () => emulator.Function("orders").InvokeAsync("2", options, Patience.Token));

        Assert.Contains("'twice'", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EventOverTheLimit_IsRefused()
    {
        await using var emulator = new LambdaEmulator(new LambdaEmulatorOptions { MaxPayloadBytes = 3 });
        _ = emulator.Function("orders").InvokeAsync("123", null, Patience.Token);

        ArgumentException refusal = await Assert.ThrowsAsync<ArgumentException>(
            () => emulator.Function("orders").InvokeAsync("1234", null, Patience.Token));

        Assert.Equal("json", refusal.ParamName);
    }

    [Fact]
    public async Task RequestIds_AreTheSameInEveryRunAndDifferWithinOne()
    {
        string[] first = await RequestIdsAsync();

        string[] second = await RequestIdsAsync();

        Assert.Equal(first, second);
        Assert.Equal(4, first.Distinct().Count());
    }

    [Fact]
    public async Task Outcomes_BeyondTheNumberKept_ForgetTheOldest()
    {
        await using var emulator = new LambdaEmulator(new LambdaEmulatorOptions { OutcomesKept = 2 });
        EmulatedFunction function = emulator.Function("orders");
        using Runtime runtime = await Runtime.ForAsync(emulator, "orders", Transport.Memory);

        foreach (string id in new[] { "a", "b", "c" })
        {
            _ = function.InvokeAsync("1", new InvokeOptions { RequestId = id }, Patience.Token);
            await runtime.NextAsync();
            await runtime.RespondAsync(id, "2");
        }

        Assert.Equal(["b", "c"], function.Outcomes.Select(outcome => outcome.RequestId));
    }

    private static async Task<string[]> RequestIdsAsync()
    {
        var emulator = new LambdaEmulator();
        EmulatedFunction[] functions = [emulator.Function("orders"), emulator.Function("prices")];
        Task<LambdaOutcome>[] invocations =
        [
            .. functions.Select(function => function.InvokeAsync("1", null, Patience.Token)),
            .. functions.Select(function => function.InvokeAsync("2", null, Patience.Token)),
        ];
        await emulator.DisposeAsync();
        return [.. (await Task.WhenAll(invocations)).Select(outcome => outcome.RequestId)];
    }
}
