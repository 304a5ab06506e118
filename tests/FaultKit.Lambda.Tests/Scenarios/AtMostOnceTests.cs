using FaultKit.Testing;

namespace FaultKit.Lambda.Tests;

/// <summary>A handler runs at most once for each invocation, whatever goes wrong, with sixteen at a time.</summary>
public sealed class AtMostOnceTests
{
    private const int Invocations = 160;

    private static readonly Dictionary<string, FaultRule> s_faults = new[]
    {
        Rules.Latency(TimeSpan.FromSeconds(1)), Rules.Latency(TimeSpan.FromSeconds(1), FaultWhen.After),
        Rules.Error(), Rules.Error(FaultWhen.After),
        Rules.Throttle(), Rules.Throttle(FaultWhen.After),
        Rules.Response(), Rules.Response(FaultWhen.After),
        Rules.Corrupt(PayloadSide.Request), Rules.Corrupt(PayloadSide.Response),
        Rules.Corrupt(PayloadSide.Request, CorruptionKind.Truncate), Rules.Corrupt(PayloadSide.Response, CorruptionKind.Truncate),
        Rules.Corrupt(PayloadSide.Request, CorruptionKind.BitFlip), Rules.Corrupt(PayloadSide.Response, CorruptionKind.BitFlip),
    }.ToDictionary(rule => rule.Name);

    public static IEnumerable<TheoryDataRow<string, Transport>> Faults =>
        from fault in s_faults.Keys from transport in Enum.GetValues<Transport>() select new TheoryDataRow<string, Transport>(fault, transport);

    public static TheoryData<string> FaultNames => [.. s_faults.Keys];

    [Theory, MemberData(nameof(Faults))]
    public async Task ThroughTheRuntimeApi_TheHandlerRunsOnceOrNotAtAll(string fault, Transport transport)
    {
        await using var stage = (await Stage.OpenAsync(transport, new InstantTime(), s_faults[fault])).Start(16);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, Invocations).Select(i => stage.InvokeAsync("{\"a\":[1,2]}", $"r{i}")));

        Assert.All(outcomes, outcome => Assert.True(outcome.Kind is LambdaOutcomeKind.Succeeded or LambdaOutcomeKind.Failed));
        Assert.All(stage.Calls.Values, count => Assert.Equal(1, count));
        Assert.Equal(IsInstead(fault) ? 0 : Invocations, stage.Calls.Count);
        Assert.Equal((Invocations, 0), (stage.Hits.Injected.Count, stage.Function.RefusedAnswers));
    }

    [Theory, MemberData(nameof(FaultNames))]
    public async Task AroundTheDelegate_TheHandlerRunsOnceOrNotAtAll(string fault)
    {
        using var injector = new FaultInjector(new() { Time = new InstantTime() });
        injector.Load(FaultPlan.Of(s_faults[fault]));
        var runs = 0;
        Func<string, ITestContext, Task<int>> handler = (_, _) => Task.FromResult(Interlocked.Increment(ref runs));
        var chaotic = handler.UseChaos(injector);

        await Parallel.ForAsync(0, Invocations, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (i, _) =>
            await Record.ExceptionAsync(() => chaotic("", new TestContextOf($"r{i}"))));

        // A delegate has no result to replace, so there the handler runs.
        Assert.Equal(IsInstead(fault) && !fault.StartsWith("response", StringComparison.Ordinal) ? 0 : Invocations, runs);
    }

    private static bool IsInstead(string fault) => s_faults[fault].Fault is { When: FaultWhen.Before } and not (LatencyFault or CorruptFault);
}
