namespace FaultKit.Lambda.Tests;

/// <summary>With <c>FAULTKIT_DISABLED</c> set FaultKit is not there. Not beside other tests: they would not find it either.</summary>
[Collection(nameof(KillSwitchTests))]
[CollectionDefinition(nameof(KillSwitchTests), DisableParallelization = true)]
public sealed class KillSwitchTests : IDisposable
{
    private readonly FaultInjector _injector = new();

    public KillSwitchTests()
    {
        _injector.Load(FaultPlan.Of(Rules.Error()));
        Environment.SetEnvironmentVariable("FAULTKIT_DISABLED", "1");
    }

    [Fact]
    public void Handlers_AreReturnedAsTheyAre()
    {
        Delegate[] handlers =
        [
            () => { }, (string _) => { }, (string _, ITestContext _) => { }, (Stream _, ITestContext _, MemoryStream _) => { },
            () => 1, (string _) => 1, (string _, ITestContext _) => 1,
            () => Task.CompletedTask, (string _) => Task.CompletedTask, (string _, ITestContext _) => Task.CompletedTask,
            () => Task.FromResult(1), (string _) => Task.FromResult(1), (string _, ITestContext _) => Task.FromResult(1),
        ];

        Delegate[] chaotic =
        [
            ((Action)handlers[0]).UseChaos(_injector), ((Action<string>)handlers[1]).UseChaos(_injector),
            ((Action<string, ITestContext>)handlers[2]).UseChaos(_injector), ((Action<Stream, ITestContext, MemoryStream>)handlers[3]).UseChaos(_injector),
            ((Func<int>)handlers[4]).UseChaos(_injector), ((Func<string, int>)handlers[5]).UseChaos(_injector),
            ((Func<string, ITestContext, int>)handlers[6]).UseChaos(_injector),
            ((Func<Task>)handlers[7]).UseChaos(_injector), ((Func<string, Task>)handlers[8]).UseChaos(_injector),
            ((Func<string, ITestContext, Task>)handlers[9]).UseChaos(_injector),
            ((Func<Task<int>>)handlers[10]).UseChaos(_injector), ((Func<string, Task<int>>)handlers[11]).UseChaos(_injector),
            ((Func<string, ITestContext, Task<int>>)handlers[12]).UseChaos(_injector),
        ];

        Assert.All(handlers.Zip(chaotic), pair => Assert.Same(pair.First, pair.Second));
    }

    [Fact]
    public async Task ValueTaskHandler_BecomesATaskAndNothingElse()
    {
        Func<ValueTask<int>> handler = () => new(1);

        Assert.Equal(1, await handler.UseChaos(_injector)());
    }

    [Fact]
    public async Task Client_HasNoFaultsInside()
    {
        await using var stage = await Stage.OpenAsync(Transport.Socket, _injector, new());
        using var client = LambdaChaos.CreateHttpClient(_injector);
        var runtime = new MiniRuntime(client, stage.Function.RuntimeApi, (_, json) => Task.FromResult(json));

        _ = runtime.TurnAsync(Patience.Token);
        var outcome = await stage.InvokeAsync("1");

        Assert.Equal("1", outcome.Text);
    }

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("FAULTKIT_DISABLED", null);
        _injector.Dispose();
    }
}
