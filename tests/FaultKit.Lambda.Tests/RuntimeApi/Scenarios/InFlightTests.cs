using Microsoft.Extensions.Time.Testing;

namespace FaultKit.Lambda.Tests;

/// <summary>Which invocation a call that leaves the function belongs to, where nothing stands around the handler.</summary>
public sealed class InFlightTests
{
    [Theory, BothTransports]
    public async Task SoleInvocation_OwnsTheCallsOfItsHandler(Transport transport)
    {
        await using var stage = await OpenAsync(transport);

        await stage.Start().InvokeAsync(id: "a");
        await stage.InvokeAsync(id: "b");

        Assert.Equal([(ScopeKind.Invocation, "a"), (ScopeKind.Invocation, "b")], stage.Hits.Select(hit => (hit.ScopeKind, hit.Scope)));
    }

    [Fact]
    public async Task ConcurrentInvocations_OwnNoCalls()
    {
        await using var stage = await OpenAsync(Transport.Memory);
        using var both = new CountdownEvent(2);
        stage.Handler = async (_, json) =>
        {
            both.Signal();
            await Patience.UntilAsync(() => both.IsSet);
            await Outbound.AskAsync(stage.Injector);
            return json;
        };

        await Task.WhenAll(stage.Start(2).InvokeAsync(), stage.InvokeAsync());

        Assert.Equal(ScopeKind.None, stage.Hits[0].ScopeKind);
    }

    [Fact]
    public async Task CallAfterTheAnswer_BelongsToNobody()
    {
        await using var stage = await OpenAsync(Transport.Memory);
        await stage.Start().InvokeAsync(id: "a");

        await Outbound.AskAsync(stage.Injector);

        Assert.Equal(ScopeKind.None, stage.Hits[1].ScopeKind);
    }

    [Fact]
    public async Task InvocationAnsweredInItsPlace_IsInFlightNoLonger()
    {
        await using var stage = await OpenAsync(Transport.Memory, Rules.Error());

        await stage.Start().InvokeAsync();

        Assert.True(stage.Injector.InFlight.IsEmpty);
    }

    [Fact]
    public async Task InvocationAnsweredAnotherWay_WhereThereIsOneAtATime_EndsWithTheNextPoll()
    {
        await using var stage = await OpenAsync(Transport.Memory);
        var process = new ProcessEnvironment { IsOneAtATime = true };
        using var client = new HttpClient(new RuntimeApiHandler(stage.Injector, stage.CreateTransport(), process));
        foreach (var id in new[] { "a", "b" })
        {
            _ = stage.InvokeAsync(id: id);
            using var next = await client.GetAsync(new Uri(stage.Root + "invocation/next"), Patience.Token);
        }

        await Outbound.AskAsync(stage.Injector);

        Assert.Equal("b", stage.Hits.Single().Scope);
    }

    [Fact]
    public async Task InvocationAnsweredAnotherWay_EndsAfterItsDeadline()
    {
        var time = new FakeTimeProvider();
        await using var stage = await Stage.OpenAsync(Transport.Memory, time, Rules.Outbound());
        _ = stage.InvokeAsync(id: "a");
        using var taken = await stage.Client.GetAsync(new Uri(stage.Root + "invocation/next"), Patience.Token);
        time.Advance(TimeSpan.FromDays(20_000));
        _ = stage.InvokeAsync(id: "b");
        using var next = await stage.Client.GetAsync(new Uri(stage.Root + "invocation/next"), Patience.Token);

        await Outbound.AskAsync(stage.Injector);

        Assert.Equal("b", stage.Hits.Single().Scope);
    }

    private static async Task<Stage> OpenAsync(Transport transport, params FaultRule[] rules)
    {
        var stage = await Stage.OpenAsync(transport, null, [Rules.Outbound(), .. rules]);
        stage.Handler = async (_, json) =>
        {
            await Outbound.AskAsync(stage.Injector);
            return json;
        };
        return stage;
    }
}
