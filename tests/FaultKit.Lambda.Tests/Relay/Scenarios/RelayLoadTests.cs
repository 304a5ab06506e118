using System.Collections.Concurrent;
using System.Text;
using FaultKit.Testing;

namespace FaultKit.Lambda.Tests;

/// <summary>Many invocations through one relay while plans come and go: none lost, none answered twice, none run twice.</summary>
public sealed class RelayLoadTests(ITestOutputHelper output)
{
    private const int PerSecond = 2_000;
    private const int Pollers = 8;

    private static readonly TimeSpan s_tick = TimeSpan.FromMilliseconds(10);

    private static readonly string[] s_answers = ["1", "9", "}1", "}}1", "Injected"];

    private static readonly FaultPlan[] s_plans =
    [
        FaultPlan.Of(Some(new ErrorFault { Code = "Injected" }), Some(new ErrorFault { Code = "Injected", When = FaultWhen.After })),
        FaultPlan.Of(Some(new ResponseFault { Body = "9" }), Some(Broken(PayloadSide.Request)), Rules.Outbound()),
        FaultPlan.Of(Some(new LatencyFault { Delay = TimeSpan.FromMilliseconds(1) }), Some(Broken(PayloadSide.Response))),
    ];

    [Fact]
    public Task InvocationsUnderPlanSwaps_AreEachAnsweredOnce() => RunAsync(TimeSpan.FromSeconds(5));

    [Fact(Explicit = true)]
    public Task InvocationsUnderPlanSwapsForAMinute_AreEachAnsweredOnce() => RunAsync(TimeSpan.FromSeconds(60));

    private static CorruptFault Broken(PayloadSide on) => new() { Kind = CorruptionKind.MalformedJson, On = on };

    private static FaultRule Some(Fault fault) => Rules.Of(fault, 0.1);

    private async Task RunAsync(TimeSpan duration)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var stage = await Stage.OpenAsync(Transport.Relay, new FaultInjector(new() { JournalCapacity = 10 }), new(), new() { Timeout = TimeSpan.FromMinutes(10), OutcomesKept = 0 });
        var calls = new ConcurrentDictionary<string, int>();
        stage.Handler = (id, json) =>
        {
            calls.AddOrUpdate(id, 1, (_, count) => count + 1);
            return Task.FromResult(json);
        };
        stage.Start(Pollers);
        var invocations = new List<Task<LambdaOutcome>>();
        var clock = System.Diagnostics.Stopwatch.StartNew();
        using var timer = new PeriodicTimer(s_tick);
        while (clock.Elapsed < duration)
        {
            for (var due = clock.Elapsed.TotalSeconds * PerSecond; invocations.Count < due;)
            {
                invocations.Add(stage.Function.InvokeAsync(Encoding.UTF8.GetBytes("1"), new() { RequestId = $"r{invocations.Count}" }, CancellationToken.None));
            }

            Swap(stage.Injector, (int)(clock.ElapsedMilliseconds / 50));
            await timer.WaitForNextTickAsync(cancellation);
        }

        var outcomes = await Task.WhenAll(invocations).WaitAsync(duration + duration + TimeSpan.FromSeconds(30), cancellation);
        output.WriteLine($"{outcomes.Length} invocations in {clock.Elapsed.TotalSeconds:0.0} s, {stage.Injector.Journal.Total} hits; "
            + string.Join(", ", outcomes.CountBy(outcome => outcome.ErrorType ?? outcome.Text).OrderBy(pair => pair.Key, StringComparer.Ordinal)));

        Assert.InRange(stage.Injector.Journal.Total, 1, long.MaxValue);
        Assert.All(calls.Values, count => Assert.Equal(1, count));
        Assert.Equal(0, stage.Function.RefusedAnswers);
        Assert.All(outcomes, outcome => Assert.Contains(outcome.ErrorType ?? outcome.Text, s_answers));
    }

    private static void Swap(FaultInjector injector, int turn)
    {
        if (turn % (s_plans.Length + 1) == s_plans.Length)
        {
            injector.TurnOff("its turn");
        }
        else
        {
            injector.Load(s_plans[turn % (s_plans.Length + 1)]);
        }
    }
}
