namespace FaultKit.Lambda.Tests;

/// <summary>Environments that are restored from one snapshot: what has been left to chance before, they would all share.</summary>
public sealed class SnapshotTests
{
    [Theory, BothTransports]
    public async Task Nothing_IsLeftToChanceBeforeTheRestore(Transport transport)
    {
        var calls = new CallLog(10);
        using var injector = new FaultInjector(new() { Calls = calls });
        injector.Load(FaultPlan.Of(Rules.Of(new ColdStartFault { Delay = TimeSpan.Zero }), Rules.Error()));
        await using var stage = await Stage.OpenAsync(transport, injector, new());
        using var restored = await stage.Client.GetAsync(new Uri(stage.Root + "restore/next"), Patience.Token);
        var before = calls.Calls.Count;

        await stage.Start().InvokeAsync(id: "a");

        Assert.Equal(0, before);
        Assert.Equal(["cold-start", "error"], stage.Hits.Select(hit => hit.Fault));
        Assert.All(stage.Hits, hit => Assert.True(hit is { Seed: null, Nonce: not null }));
    }

    [Theory, BothTransports]
    public async Task Clones_DrawNoncesOfTheirOwn_ForTheSameRequest(Transport transport)
    {
        // The plan that all of them found in the snapshot.
        var plan = FaultPlan.Of(Rules.Error());

        var nonces = new[] { await NonceAsync(transport, plan), await NonceAsync(transport, plan) };

        Assert.NotEqual(nonces[0], nonces[1]);
    }

    private static async Task<ulong?> NonceAsync(Transport transport, FaultPlan plan)
    {
        using var injector = new FaultInjector();
        injector.Load(plan);
        await using var stage = await Stage.OpenAsync(transport, injector, new());
        using var restored = await stage.Client.GetAsync(new Uri(stage.Root + "restore/next"), Patience.Token);
        await stage.Start().InvokeAsync(id: "a");
        return stage.Hits.Single().Nonce;
    }
}
