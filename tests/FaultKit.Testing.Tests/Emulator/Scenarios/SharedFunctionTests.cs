using FaultKit.Lambda;
using FaultKit.Lambda.Tests;
using ITestContext = FaultKit.Lambda.Tests.ITestContext;

namespace FaultKit.Testing.Tests;

/// <summary>One function, started once, for many tests: what it does for an invocation belongs to the test that made the invocation.</summary>
[Collection(nameof(VirtualTime))]
public sealed class SharedFunctionTests : IAsyncDisposable
{
    private readonly LambdaEmulator _emulator = new(new() { Timeout = TimeSpan.FromMinutes(10) });
    private readonly FaultInjector _own = new();
    private readonly HttpClient _client;

    public SharedFunctionTests() => _client = new(new FaultHttpHandler(_own, new StubTransport()));

    private EmulatedFunction Orders => _emulator.Function("orders");

    public async ValueTask DisposeAsync()
    {
        await _emulator.DisposeAsync();
        _client.Dispose();
        _own.Dispose();
    }

    [Fact]
    public async Task CallOfTheFunction_BelongsToTheTestThatInvokedIt()
    {
        Orders.Start(_emulator, CallAsync);

        var statuses = await Task.WhenAll(Enumerable.Range(0, 200).Select(number => Task.Run(() => InvokeAsync(400 + (number % 100)))));

        Assert.All(statuses, (status, number) => Assert.Equal($"{400 + (number % 100)}", status));
    }

    [Fact]
    public async Task InvocationOutsideOfTests_SeesNoFaults_WhileATestIsLive()
    {
        Orders.Start(_emulator, CallAsync);

        await FaultTest.RunAsync(
            plan => plan.On(Http.Any("*")).Respond(503),
            async _ =>
            {
                Task<LambdaOutcome> outside;
                using (ExecutionContext.SuppressFlow())
                {
                    outside = Task.Run(() => Orders.InvokeAsync("1", cancellationToken: Patience.Token));
                }

                Assert.Equal(("200", "503"), ((await outside).Text, (await Orders.InvokeAsync("2", cancellationToken: Patience.Token)).Text));
            });
    }

    [Fact]
    public async Task FunctionThatServesSeveralTestsAtOnce_TellsThemApartByItsWrappedHandler()
    {
        var handler = ((Func<string, ITestContext, Task<string>>)((json, _) => CallAsync(json))).UseChaos(_own);
        var all = new Rendezvous(8);
        Orders.Start(
            _emulator,
            async (id, json) =>
            {
                await all.ArriveAsync();
                return await handler(json, new TestContextOf(id));
            },
            pollers: 8);

        var statuses = await Task.WhenAll(Enumerable.Range(0, 200).Select(number => Task.Run(() => InvokeAsync(400 + (number % 100)))));

        Assert.All(statuses, (status, number) => Assert.Equal($"{400 + (number % 100)}", status));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task FaultOfTheInvocation_BelongsToTheTestThatInvokes_ThoughThePollBeganBefore(int pollers)
    {
        Orders.Start(_emulator, Task.FromResult, inner => new RuntimeApiHandler(_own, inner), pollers);
        await Patience.UntilAsync(() => Orders.WaitingPolls == pollers);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 100).Select(number => Task.Run(() => FailedAsync($"Code{number}", rule => rule))));

        Assert.All(outcomes, (outcome, number) => Assert.Equal($"Code{number}", outcome.ErrorType));
        Assert.Equal("1", (await Orders.InvokeAsync("1", cancellationToken: Patience.Token)).Text);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task FaultOfTheAnswer_BelongsToTheTestThatInvokes(int pollers)
    {
        var all = new Rendezvous(pollers);
        Orders.Start(
            _emulator,
            async json =>
            {
                await all.ArriveAsync();
                return json;
            },
            inner => new RuntimeApiHandler(_own, inner),
            pollers);
        await Patience.UntilAsync(() => Orders.WaitingPolls == pollers);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 100).Select(number => Task.Run(() => FailedAsync($"Code{number}", rule => rule.After()))));

        Assert.All(outcomes, (outcome, number) => Assert.Equal($"Code{number}", outcome.ErrorType));
    }

    [Fact]
    public async Task FunctionThatInvokesAnother_TakesItsTestAlong()
    {
        var prices = _emulator.Function("prices");
        prices.Start(_emulator, CallAsync);
        Orders.Start(_emulator, async json => (await prices.InvokeAsync(json, cancellationToken: Patience.Token)).Text);

        Assert.Equal("418", await InvokeAsync(418));
    }

    [Fact]
    public async Task VirtualClockOfTheTest_IsTheClockOfWhatTheFunctionDoes()
    {
        Orders.Start(_emulator, CallAsync);
        var clock = new VirtualClock();

        await FaultTest.RunAsync(
            plan => plan.On(Http.Any("*")).Delay(TimeSpan.FromMinutes(9)),
            async _ => Assert.Equal("200", (await Orders.InvokeAsync("1")).Text),
            clock);

        Assert.Equal(TimeSpan.FromMinutes(9), clock.Elapsed);
    }

    private async Task<string> InvokeAsync(int status)
    {
        var text = "";
        await FaultTest.RunAsync(
            plan => plan.On(Http.Any("*")).Respond(status),
            async _ => text = (await Orders.InvokeAsync("1", cancellationToken: Patience.Token)).Text);
        return text;
    }

    private async Task<LambdaOutcome> FailedAsync(string code, Func<FaultTestRule, FaultTestRule> narrow)
    {
        LambdaOutcome? outcome = null;
        await FaultTest.RunAsync(
            plan => narrow(plan.On(Invocations.Of("orders"))).Fail(code, "Injected."),
            async _ => outcome = await Orders.InvokeAsync("1", cancellationToken: Patience.Token));
        return outcome!;
    }

    private async Task<string> CallAsync(string json)
    {
        using var response = await _client.GetAsync(new Uri($"http://prices.internal/quotes/{json}"));
        await Task.Yield();
        return $"{(int)response.StatusCode}";
    }
}
