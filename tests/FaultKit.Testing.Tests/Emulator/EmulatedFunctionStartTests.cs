using System.Diagnostics;
using FaultKit.Lambda.Tests;
using FaultKit.Layer.Tests;

namespace FaultKit.Testing.Tests;

public sealed class EmulatedFunctionStartTests : IAsyncDisposable
{
    private readonly LambdaEmulator _emulator = new(new() { Timeout = TimeSpan.FromMinutes(10) });

    private EmulatedFunction Orders => _emulator.Function("orders");

    public ValueTask DisposeAsync() => _emulator.DisposeAsync();

    [Theory, BothTransports]
    public async Task BootstrapThatIsStarted_ServesInvocations(Transport transport)
    {
        if (transport == Transport.Socket)
        {
            await _emulator.StartAsync(Patience.Token);
        }

        Orders.Start(async stop =>
        {
            using var client = new HttpClient(transport == Transport.Socket ? new SocketsHttpHandler() : _emulator.CreateHandler());
            await new MiniRuntime(client, Orders.Environment["AWS_LAMBDA_RUNTIME_API"], (_, json) => Task.FromResult(json)).RunAsync(1, stop);
        });

        var outcome = await Orders.InvokeAsync("[1]", cancellationToken: Patience.Token);

        Assert.Equal("[1]", outcome.Text);
    }

    [Fact]
    public async Task BootstrapThatDies_BeforeItAskedForWork_FailsWhatWaits()
    {
        var die = new TaskCompletionSource();
        Orders.Start(async _ =>
        {
            await die.Task;
            throw new TypeLoadException("no such handler");
        });
        var invocation = Orders.InvokeAsync("1", cancellationToken: Patience.Token);

        die.SetResult();

        var outcome = await invocation;
        Assert.Equal((LambdaOutcomeKind.InitFailed, "Runtime.ExitError"), (outcome.Kind, outcome.ErrorType));
        Assert.Contains("Runtime exited with error: System.TypeLoadException: no such handler", outcome.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnotherBootstrapAfterOneThatDied_ServesWhatComes()
    {
        Orders.Start(_ => Task.FromException(new TypeLoadException("no such handler")));
        Assert.Equal("Runtime.ExitError", (await Orders.InvokeAsync("1", cancellationToken: Patience.Token)).ErrorType);
        var begin = new TaskCompletionSource();

        Orders.Start(async stop =>
        {
            await begin.Task;
            using var client = new HttpClient(_emulator.CreateHandler());
            await new MiniRuntime(client, Orders.Environment["AWS_LAMBDA_RUNTIME_API"], (_, json) => Task.FromResult(json)).RunAsync(1, stop);
        });
        var invocation = Orders.InvokeAsync("2", cancellationToken: Patience.Token);
        begin.SetResult();

        Assert.Equal("2", (await invocation).Text);
    }

    [Fact]
    public async Task BootstrapThatDies_WhileItServes_FailsTheInvocation()
    {
        Orders.Start(async stop =>
        {
            using var client = new HttpClient(_emulator.CreateHandler());
            using var taken = await client.GetAsync(new Uri($"http://{Orders.RuntimeApi}/2018-06-01/runtime/invocation/next"), stop);
        });

        var outcome = await Orders.InvokeAsync("1", new() { RequestId = "r-1" }, Patience.Token);

        Assert.Equal(LambdaOutcomeKind.Failed, outcome.Kind);
        Assert.Equal("RequestId: r-1 Error: Runtime exited without providing a reason", outcome.ErrorMessage);
    }

    [Fact]
    public async Task OneBootstrapOfTwoThatDies_LeavesTheWorkToTheOther()
    {
        var gone = new TaskCompletionSource();
        var come = new TaskCompletionSource();
        Orders.Start(_ => gone.Task);
        Orders.Start(async stop =>
        {
            await come.Task;
            using var client = new HttpClient(_emulator.CreateHandler());
            await new MiniRuntime(client, Orders.RuntimeApi, (_, json) => Task.FromResult(json)).RunAsync(1, stop);
        });
        var invocation = Orders.InvokeAsync("1", cancellationToken: Patience.Token);

        gone.SetResult();
        await Patience.UntilAsync(() => Orders.LiveEnvironments == 1);
        come.SetResult();

        Assert.Equal("1", (await invocation).Text);
    }

    [Fact]
    public async Task BootstrapThatIsEnded_EndsNoInvocation()
    {
        var environment = Orders.Start(_emulator, Task.FromResult);
        await Orders.InvokeAsync("1", cancellationToken: Patience.Token);
        await environment.DisposeAsync();
        var waiting = Orders.InvokeAsync("2", cancellationToken: Patience.Token);

        Orders.Start(_emulator, json => Task.FromResult($"again {json}"));

        Assert.Equal("again 2", (await waiting).Text);
    }

    [Fact]
    public async Task Emulator_Disposed_EndsItsBootstraps()
    {
        var ended = new TaskCompletionSource();
        Orders.Start(async stop =>
        {
            await using var registration = stop.Register(ended.SetResult);
            await ended.Task;
        });

        await _emulator.DisposeAsync();

        Assert.True(ended.Task.IsCompletedSuccessfully);
        Assert.Throws<ObjectDisposedException>(() => Orders.Start(_ => Task.CompletedTask));
    }

    [Fact]
    public async Task Log_WhileAnInvocationIsServed_IsThatInvocations()
    {
        await Orders.Log.WriteLineAsync("starting");
        Orders.Start(_emulator, async json =>
        {
            await Orders.Log.WriteAsync("order ");
            await Orders.Log.WriteLineAsync(json);
            return json;
        });

        var first = await Orders.InvokeAsync("1", cancellationToken: Patience.Token);
        var second = await Orders.InvokeAsync("2", cancellationToken: Patience.Token);

        Assert.Equal(["order 1"], first.Logs);
        Assert.Equal(["order 2"], second.Logs);
        Assert.Equal(["starting", "order 1", "order 2"], Orders.Logs);
    }

    [Fact]
    public async Task Log_AfterAnInvocationTimedOut_IsThatOfTheNext()
    {
        var late = new TaskCompletionSource<string>();
        Orders.Start(
            _emulator,
            async json =>
            {
                await Orders.Log.WriteLineAsync($"order {json}");
                return json == "1" ? await late.Task : json;
            },
            pollers: 2);
        await Orders.InvokeAsync("1", new() { Timeout = TimeSpan.FromMilliseconds(1) }, Patience.Token);

        var second = await Orders.InvokeAsync("2", cancellationToken: Patience.Token);

        Assert.Equal(["order 2"], second.Logs);
    }

    [Fact]
    public async Task Log_WhileSeveralInvocationsAreServed_IsTheFunctionsAlone()
    {
        var both = new Rendezvous(2);
        Orders.Start(
            _emulator,
            async json =>
            {
                await both.ArriveAsync();
                await Orders.Log.WriteLineAsync("whose?");
                await both.ArriveAsync();
                return json;
            },
            pollers: 2);

        var outcomes = await Task.WhenAll(Orders.InvokeAsync("1", cancellationToken: Patience.Token), Orders.InvokeAsync("2", cancellationToken: Patience.Token));

        Assert.All(outcomes, outcome => Assert.Empty(outcome.Logs));
        Assert.Equal(["whose?", "whose?"], Orders.Logs);
    }

    [Fact]
    public async Task Process_ServesInvocationsWithTheEnvironmentOfAFunction()
    {
        await _emulator.StartAsync(Patience.Token);
        var start = new ProcessStartInfo("dotnet", [Checkout.Fixture("BareFunction")]);
        await using var environment = Orders.Start(start);

        var outcome = await Orders.InvokeAsync("{}", cancellationToken: Patience.Token);

        Assert.True(outcome.Kind == LambdaOutcomeKind.Succeeded, $"{outcome}\n{string.Join('\n', Orders.Logs)}");
        Assert.Contains(Orders.RuntimeApi, outcome.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatAProcessIsStartedFrom_StaysAsItIs()
    {
        await _emulator.StartAsync(Patience.Token);
        var start = new ProcessStartInfo("sh", ["-c", "echo $GREETING, $AWS_LAMBDA_FUNCTION_NAME"]) { Environment = { ["GREETING"] = "hello" } };

        await using var orders = Orders.Start(start);
        await using var mailer = _emulator.Function("mailer").Start(start);

        await Patience.UntilAsync(() => Orders.Logs.Count + _emulator.Function("mailer").Logs.Count == 2);
        Assert.Equal(("hello, orders", "hello, mailer"), (Orders.Logs[0], _emulator.Function("mailer").Logs[0]));
        Assert.False(start.RedirectStandardOutput);
    }

    [Fact]
    public async Task ProcessThatDies_FailsWhatWaits_AndItsLogSaysWhy()
    {
        await _emulator.StartAsync(Patience.Token);
        var invocation = Orders.InvokeAsync("1", cancellationToken: Patience.Token);

        Orders.Start(new ProcessStartInfo("sh", ["-c", "echo $AWS_LAMBDA_FUNCTION_NAME; echo no handler >&2; exit 3"]));

        Assert.EndsWith("Error: Runtime exited with error: exit status 3", (await invocation).ErrorMessage, StringComparison.Ordinal);
        Assert.Equal(["no handler", "orders"], Orders.Logs.Order());
    }

    [Fact]
    public void Process_WhereNothingListens_IsRefused()
    {
        var refusal = Assert.Throws<InvalidOperationException>(() => Orders.Start(new ProcessStartInfo("true")));

        Assert.Contains("await emulator.StartAsync() first", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ProcessThatIsNone_IsRefused()
    {
        await _emulator.StartAsync(Patience.Token);

        var refusal = Assert.Throws<InvalidOperationException>(() => Orders.Start(new ProcessStartInfo("/no/such/function")));

        Assert.Contains("\"/no/such/function\"", refusal.Message, StringComparison.Ordinal);
    }
}
