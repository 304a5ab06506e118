using FaultKit.Testing;

namespace FaultKit.Lambda.Tests;

/// <summary>However many ways into one process are used at once, an invocation is faulted once: by the one nearest to the Runtime API.</summary>
public sealed class DoubleInjectionTests
{
    [Fact]
    public async Task HandlerBehindARelay_StandsDown()
    {
        await using var stage = await Stage.OpenAsync(Transport.Relay, null, Rules.Corrupt(PayloadSide.Response));

        var outcome = await TurnAsync(stage, stage.RuntimeApi);

        Assert.Equal("}1", outcome.Text);
        Assert.Single(stage.Hits);
    }

    [Fact]
    public async Task HandlerThatPollsPastTheRelay_Injects()
    {
        await using var stage = await Stage.OpenAsync(Transport.Relay, null, Rules.Corrupt(PayloadSide.Response));

        var outcome = await TurnAsync(stage, stage.Function.RuntimeApi);

        Assert.Equal("}1", outcome.Text);
        Assert.Single(stage.Hits);
    }

    [Fact]
    public async Task HandlerThatStandsDown_StillTellsCallsWhoseTheyAre()
    {
        await using var stage = await Stage.OpenAsync(Transport.Relay, null);
        using var other = new FaultInjector();
        other.Load(FaultPlan.Of(Rules.Outbound(), Rules.Error()));

        var outcome = await TurnAsync(stage, stage.RuntimeApi, other, async () => await Outbound.AskAsync(other));

        Assert.Equal("1", outcome.Text);
        Assert.Equal((ScopeKind.Invocation, outcome.RequestId), (other.Journal.Hits.Single().ScopeKind, other.Journal.Hits.Single().Scope));
    }

    [Fact]
    public async Task DelegateBehindARelay_StandsDown()
    {
        await using var stage = await Stage.OpenAsync(Transport.Relay, null, Rules.Latency(TimeSpan.Zero), Rules.Error(FaultWhen.After));
        Func<string, ITestContext, Task<string>> handler = (json, _) => Task.FromResult(json);
        var chaotic = handler.UseChaos(stage.Injector);
        stage.Handler = async (id, _) => System.Text.Encoding.UTF8.GetBytes(await chaotic("2", new TestContextOf(id)));

        var outcome = await stage.Start().InvokeAsync();

        Assert.Equal("Broken", outcome.ErrorType);
        Assert.Equal(2, stage.Hits.Injected.Count);
    }

    [Fact]
    public async Task TwoRelaysInAChain_AreNotMade()
    {
        var process = new StandInProcess();
        process.Variables["AWS_LAMBDA_RUNTIME_API"] = "127.0.0.1:9001";
        using var injector = new FaultInjector();
        await using var layers = RelayRedirect.Try(injector, process);
        Func<string, ITestContext, Task<string>> handler = (json, _) => Task.FromResult(json);
        using var own = new FaultInjector();
        own.Load(FaultPlan.Of(Rules.Error()));

        await using var second = RelayRedirect.Try(own, process);
        var result = await handler.UseChaos(own)("1", new TestContextOf("a"));

        Assert.Null(second);
        Assert.Equal("1", result);
    }

    /// <summary>Serves one invocation with a handler in the client.</summary>
    private static async Task<LambdaOutcome> TurnAsync(Stage stage, string runtimeApi, FaultInjector? injector = null, Func<Task>? work = null)
    {
        var handler = new RuntimeApiHandler(injector ?? stage.Injector, LambdaChaos.CreateTransport(), new(), () => stage.RuntimeApi);
        using var client = new HttpClient(handler);
        var runtime = new MiniRuntime(client, runtimeApi, async (_, json) =>
        {
            await (work?.Invoke() ?? Task.CompletedTask);
            return json;
        });
        var invocation = stage.InvokeAsync();
        await runtime.TurnAsync(Patience.Token);
        return await invocation;
    }
}
