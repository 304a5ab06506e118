namespace FaultKit.Lambda.Tests;

/// <summary>With a seed, the same request ids get the same faults: at one thread or sixteen, in any order, by either way in.</summary>
public sealed class DeterminismTests
{
    private const int Invocations = 10_000;

    private static readonly FaultPlan s_plan = FaultPlan.Of(
        Rules.Of(new LatencyFault { Delay = TimeSpan.FromSeconds(2), Jitter = TimeSpan.FromSeconds(1), Distribution = LatencyDistribution.Uniform }, 0.1),
        Rules.Of(new LatencyFault { Delay = TimeSpan.FromSeconds(1), When = FaultWhen.After }, 0.05),
        Rules.Of(new ErrorFault(), 0.04),
        Rules.Of(new ThrottleFault { When = FaultWhen.After }, 0.03),
        Rules.Of(new ErrorFault { When = FaultWhen.After }, 0.02)) with
    { Seed = 20241204 };

    private static readonly string[] s_ids = [.. Enumerable.Range(0, Invocations).Select(i => $"request-{i:x8}")];

    private static readonly Lazy<Task<string[]>> s_reference = new(() => ThroughTheRuntimeApiAsync(1, s_ids));

    [Fact]
    public async Task Faults_AreSomeButNotAll()
    {
        var hits = await s_reference.Value;

        Assert.InRange(hits.Length, Invocations * 0.2, Invocations * 0.3);
    }

    [Fact]
    public async Task ThroughTheRuntimeApi_SixteenPollersInAnotherOrder_GiveTheSame() =>
        Assert.Equal(await s_reference.Value, await ThroughTheRuntimeApiAsync(16, Shuffled()));

    [Fact]
    public async Task AroundTheDelegate_OneThread_GivesTheSame() =>
        Assert.Equal(await s_reference.Value, await AroundTheDelegateAsync(1, s_ids));

    [Fact]
    public async Task AroundTheDelegate_SixteenThreadsInAnotherOrder_GiveTheSame() =>
        Assert.Equal(await s_reference.Value, await AroundTheDelegateAsync(16, Shuffled()));

    [Fact]
    public async Task AnotherSeed_GivesOthers() =>
        Assert.NotEqual(await s_reference.Value, await AroundTheDelegateAsync(1, s_ids, s_plan with { Seed = 1 }));

    private static async Task<string[]> ThroughTheRuntimeApiAsync(int pollers, string[] ids)
    {
        var injector = new FaultInjector(new() { Time = new InstantTime(), JournalCapacity = 10 * Invocations });
        injector.Load(s_plan);
        await using var stage = (await Stage.OpenAsync(Transport.Memory, injector, new())).Start(pollers);
        await Task.WhenAll(ids.Select(id => stage.InvokeAsync(id: id)));
        return Shown(injector);
    }

    private static async Task<string[]> AroundTheDelegateAsync(int threads, string[] ids, FaultPlan? plan = null)
    {
        using var injector = new FaultInjector(new() { Time = new InstantTime(), JournalCapacity = 10 * Invocations });
        injector.Load(plan ?? s_plan);
        Func<string, ITestContext, Task<int>> handler = (_, _) => Task.FromResult(1);
        var chaotic = handler.UseChaos(injector);
        await Parallel.ForEachAsync(ids, new ParallelOptions { MaxDegreeOfParallelism = threads }, async (id, _) =>
            await chaotic("", new TestContextOf(id)).ContinueWith(_ => { }, TaskScheduler.Default));
        return Shown(injector);
    }

    /// <summary>All that a hit says, its time left out.</summary>
    private static string[] Shown(FaultInjector injector) => [.. injector.Journal.Hits.Select(hit => hit.ToString()).Order(StringComparer.Ordinal)];

    /// <summary>Another order, and the same one in every run: 7919 and the number of ids have no common divisor.</summary>
    private static string[] Shuffled() => [.. Enumerable.Range(0, Invocations).Select(i => s_ids[i * 7919 % Invocations])];
}
