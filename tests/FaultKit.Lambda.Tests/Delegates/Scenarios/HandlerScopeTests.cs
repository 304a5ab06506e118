namespace FaultKit.Lambda.Tests;

/// <summary>Calls that a handler makes are told which invocation they belong to.</summary>
public sealed class HandlerScopeTests : IDisposable
{
    private readonly FaultInjector _injector = new();

    public HandlerScopeTests() => _injector.Load(FaultPlan.Of(Rules.Outbound()));

    private IEnumerable<string> Scopes => _injector.Journal.Hits.Select(hit => hit.Scope);

    [Fact]
    public async Task ContextAsInterface_GivesTheScope()
    {
        Func<string, ITestContext, Task<int>> handler = (_, _) => Outbound.AskAsync(_injector);

        await handler.UseChaos(_injector)("", new TestContextOf("a"));

        Assert.Equal(["a"], Scopes);
    }

    [Fact]
    public async Task ContextAsClass_GivesTheScope()
    {
        Func<string, TestContextOf, Task<int>> handler = (_, _) => Outbound.AskAsync(_injector);

        await handler.UseChaos(_injector)("", new("a"));

        Assert.Equal(["a"], Scopes);
    }

    [Fact]
    public async Task ContextAsTheOnlyArgument_GivesTheScope()
    {
        Func<ITestContext, Task> handler = async _ =>
        {
            await Task.Yield();
            await Outbound.AskAsync(_injector);
        };

        await handler.UseChaos(_injector)(new TestContextOf("a"));

        Assert.Equal(["a"], Scopes);
    }

    [Fact]
    public async Task RecordWithoutTheNames_GivesNone()
    {
        Func<string, Order, Task<int>> handler = (_, _) => Outbound.AskAsync(_injector);

        await handler.UseChaos(_injector)("", new("a"));

        Assert.Equal(ScopeKind.None, _injector.Journal.Hits.Single().ScopeKind);
    }

    [Fact]
    public void SyncHandler_GivesTheScope()
    {
        Action<string, ITestContext> handler = (_, _) => Outbound.AskAsync(_injector).GetAwaiter().GetResult();

        handler.UseChaos(_injector)("", new TestContextOf("a"));

        Assert.Equal(["a"], Scopes);
    }

    [Fact]
    public async Task CallAfterTheHandler_BelongsToNobody()
    {
        Func<string, ITestContext, Task<int>> handler = (_, _) => Task.FromResult(1);
        await handler.UseChaos(_injector)("", new TestContextOf("a"));

        await Outbound.AskAsync(_injector);

        Assert.Equal(ScopeKind.None, _injector.Journal.Hits.Single().ScopeKind);
    }

    [Theory]
    [InlineData(FaultWhen.Before)]
    [InlineData(FaultWhen.After)]
    public async Task InvocationWithAFaultOfItsOwn_GivesTheScope(FaultWhen when)
    {
        _injector.Load(FaultPlan.Of(Rules.Outbound(), Rules.Latency(TimeSpan.Zero, when)));
        Func<string, ITestContext, Task<int>> handler = (_, _) => Outbound.AskAsync(_injector);

        await handler.UseChaos(_injector)("", new TestContextOf("a"));

        Assert.Equal(["a"], _injector.Journal.Hits.By("outbound").Select(hit => hit.Scope));
    }

    [Fact]
    public async Task ConcurrentInvocations_DoNotMixTheirScopes()
    {
        using var waiting = new CountdownEvent(16);
        var asked = new System.Collections.Concurrent.ConcurrentDictionary<string, int>();
        Func<string, ITestContext, Task<int>> handler = async (_, context) =>
        {
            waiting.Signal();
            await Patience.UntilAsync(() => waiting.IsSet);
            await Outbound.AskAsync(_injector);
            asked[context.AwsRequestId] = _injector.Journal.Hits.Count(hit => hit.Scope == context.AwsRequestId);
            return 1;
        };
        var chaotic = handler.UseChaos(_injector);

        await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(() => chaotic("", new TestContextOf($"r{i}")))));

        Assert.Equal(16, asked.Count);
        Assert.All(asked.Values, count => Assert.Equal(1, count));
    }

    [Fact]
    public async Task CallsOfOneInvocation_AreCountedTogether()
    {
        _injector.Load(FaultPlan.Of(Rules.Outbound() with { Calls = CallRange.Between(1, 2) }));
        Func<string, ITestContext, Task<int[]>> handler = async (_, _) =>
            [await Outbound.AskAsync(_injector), await Outbound.AskAsync(_injector), await Outbound.AskAsync(_injector)];

        var statuses = await handler.UseChaos(_injector)("", new TestContextOf("a"));

        Assert.Equal([429, 429, 200], statuses);
    }

    public void Dispose() => _injector.Dispose();

    private sealed record Order(string Id);
}
