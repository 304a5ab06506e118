using FaultKit.Testing;

namespace FaultKit.Lambda.Tests;

/// <summary>How invocations went by themselves, as the Runtime API hears of it, for a plan's <c>abortWhen</c>.</summary>
public sealed class AbortTests
{
    private static readonly AbortCondition s_condition = new() { Target = FaultTarget.Parse("lambda:orders"), ErrorRate = Rate.OfPercentage(50), MinCalls = 4 };

    [Theory, BothTransports]
    public async Task FunctionThatFailsByItself_EndsThePlan(Transport transport)
    {
        await using var stage = await OpenAsync(transport);
        stage.Handler = (_, _) => throw new InvalidTimeZoneException("by itself");
        stage.Start();

        for (var i = 0; i < 4; i++)
        {
            Assert.Equal(LambdaOutcomeKind.Failed, (await stage.InvokeAsync()).Kind);
        }

        Assert.Null(stage.Injector.Plan);
    }

    [Theory, BothTransports]
    public async Task FunctionThatSucceeds_DoesNot(Transport transport)
    {
        await using var stage = (await OpenAsync(transport)).Start();

        for (var i = 0; i < 20; i++)
        {
            await stage.InvokeAsync();
        }

        Assert.NotNull(stage.Injector.Plan);
    }

    [Theory, BothTransports]
    public async Task FaultsOfThePlan_AreNotHeldAgainstIt(Transport transport)
    {
        await using var stage = (await OpenAsync(transport, Rules.Error(), Rules.Latency(TimeSpan.Zero))).Start();

        for (var i = 0; i < 20; i++)
        {
            Assert.Equal(LambdaOutcomeKind.Failed, (await stage.InvokeAsync()).Kind);
        }

        Assert.NotNull(stage.Injector.Plan);
    }

    [Theory, BothTransports]
    public async Task EventThatAFaultBroke_IsNotHeldAgainstThePlan(Transport transport)
    {
        await using var stage = await OpenAsync(transport, Rules.Corrupt(PayloadSide.Request));
        stage.Handler = (_, _) => throw new InvalidTimeZoneException("of the broken event");
        stage.Start();

        for (var i = 0; i < 20; i++)
        {
            await stage.InvokeAsync();
        }

        Assert.NotNull(stage.Injector.Plan);
    }

    private static Task<Stage> OpenAsync(Transport transport, params FaultRule[] rules)
    {
        var injector = new FaultInjector();
        injector.Load(FaultPlan.Of(rules) with { AbortWhen = [s_condition] });
        return Stage.OpenAsync(transport, injector, new());
    }
}
