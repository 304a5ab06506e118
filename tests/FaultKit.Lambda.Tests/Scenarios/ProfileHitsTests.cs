namespace FaultKit.Lambda.Tests;

/// <summary>What the profiles of invocations do, through an emulated Runtime API.</summary>
public sealed class ProfileHitsTests
{
    [Theory]
    [InlineData("sqs-duplicates", "duplicate")]
    [InlineData("sqs-poison", "poison")]
    public async Task AProfileOfBatches_HitsUnderItsRulesName_AndTheBatchIsAnother(string profile, string rule)
    {
        var plan = FaultPlan.FromProfile(Profiles.Find(profile)!, ("function", "orders"), ("percentage", 100));
        await using var stage = (await Stage.OpenAsync(Transport.Memory, null, [.. plan.Rules])).Start();

        await stage.InvokeAsync(Sample.Text("sqs"), "a");

        Assert.Equal($"{profile}/{rule}", Assert.Single(stage.Hits).Rule);
        Assert.NotEqual(Sample.Text("sqs"), stage.Events["a"]);
    }

    [Fact]
    public async Task DeadlineSqueeze_HitsUnderItsRulesName()
    {
        var plan = FaultPlan.FromProfile(Profiles.DeadlineSqueeze, ("percentage", 100), ("remaining", TimeSpan.FromSeconds(1)));
        await using var stage = (await Stage.OpenAsync(Transport.Memory, null, [.. plan.Rules])).Start();

        await stage.InvokeAsync();

        Assert.Equal(("deadline-squeeze/squeezed", HitOutcome.Injected), (Assert.Single(stage.Hits).Rule, stage.Hits[0].Outcome));
    }

    [Theory, BothTransports]
    public async Task ColdStartStorm_HitsTheInitialization_AndNoInvocationAfterIt(Transport transport)
    {
        var plan = FaultPlan.FromProfile(Profiles.ColdStartStorm, ("function", "*"), ("percentage", 100), ("delay", TimeSpan.FromMilliseconds(1)));
        await using var stage = (await Stage.OpenAsync(transport, null, [.. plan.Rules])).Start();

        await stage.InvokeAsync();
        await stage.InvokeAsync();

        Assert.Equal(("cold-start-storm/cold", ScopeKind.Environment, HitOutcome.Injected), (Assert.Single(stage.Hits).Rule, stage.Hits[0].ScopeKind, stage.Hits[0].Outcome));
    }

    [Theory, BothTransports]
    public async Task MemoryPressure_HitsEveryInvocation_WhereTheProcessConsents(Transport transport)
    {
        var injector = new FaultInjector(new() { Consent = new(new HashSet<string> { "memory" }, new Dictionary<string, Func<Exception>>()) });
        injector.Load(FaultPlan.FromProfile(Profiles.MemoryPressure, ("function", "orders"), ("percentage", 100), ("mebibytes", 1)));
        await using var stage = (await Stage.OpenAsync(transport, injector, new())).Start();

        await stage.InvokeAsync();
        await stage.InvokeAsync();

        Assert.Equal([("memory-pressure/taken", HitOutcome.Injected), ("memory-pressure/taken", HitOutcome.Injected)], stage.Hits.Select(hit => (hit.Rule, hit.Outcome)));
    }

    [Fact]
    public async Task AnotherFunction_IsLeftAlone()
    {
        var plan = FaultPlan.FromProfile(Profiles.SqsPoison, ("function", "settlement"), ("percentage", 100));
        await using var stage = (await Stage.OpenAsync(Transport.Memory, null, [.. plan.Rules])).Start();

        await stage.InvokeAsync(Sample.Text("sqs"), "a");

        Assert.Empty(stage.Hits);
    }
}
