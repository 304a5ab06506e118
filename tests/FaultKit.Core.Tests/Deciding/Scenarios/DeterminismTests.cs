using System.Collections.Concurrent;
using System.Text;
using CsCheck;
using Microsoft.Extensions.Time.Testing;

namespace FaultKit.Tests;

/// <summary>With a seed, the same scopes get the same faults, whatever the interleaving.</summary>
public sealed class DeterminismTests
{
    private const int CallsPerScope = 25;

    private static readonly FaultPoint[] s_points = [.. Enumerable.Range(0, 4).Select(i => FaultPoint.Custom($"determinism.{i}"))];

    private static readonly FaultPlan s_plan = FaultPlan.Of(
        Some.Rule("slow", Some.Latency(10, jitter: 5), "point:determinism.*", 30),
        Some.Rule("few", Some.Latency(3), "point:determinism.1", 50) with { Calls = CallRange.Between(2, 6) },
        Some.Rule("fail", target: "point:determinism.**", percentage: 12.5),
        Some.Rule("either", new OneOfFault(new(3, Some.Latency(1, jitter: 1)), new(2, new ThrottleFault()), new(1, new CorruptFault { Kind = CorruptionKind.Truncate })), "point:determinism.2", 40),
        Some.Rule("flip", new CorruptFault { Kind = CorruptionKind.BitFlip, Flips = 2 }, "point:determinism.*", 25));

    private static readonly string[] s_scopes = [.. Enumerable.Range(0, 64).Select(i => $"request-{i}")];

    private static readonly byte[] s_payload = Encoding.UTF8.GetBytes(new string('x', 100));

    // Not worked out by the type's initializer, which the threads of the run would wait for.
    private static readonly Lazy<string[]> s_expected = new(() => Run(20241204, s_scopes, threads: 1, shuffle: 0));

    [Theory]
    [InlineData(1, 1)]
    [InlineData(8, 2)]
    [InlineData(64, 3)]
    public void OneSeed_GivesOneSetOfFaults(int threads, int shuffle)
    {
        var faults = Run(20241204, s_scopes, threads, shuffle);

        Assert.Equal(s_expected.Value, faults);
    }

    /// <summary>Choice, delay, weight, byte offset, and what lost to what.</summary>
    [Fact]
    public void AnySeedAndScopes_HaveTheirSetOfFaults_WhateverTheThreadsAndTheOrder() => Gen.Select(Gen.Long, Gen.String[Gen.Char, 0, 40].Array[1, 64], Gen.Int[1, 16], Gen.Int[0, 1_000_000]).Sample(
        (seed, scopes, threads, shuffle) => Run(seed, scopes, threads, shuffle).SequenceEqual(Run(seed, scopes, threads: 1, shuffle: 0)),
        iter: 25,
        threads: 1);

    /// <summary>Choice, delay, weight and byte offset, each of them seen to vary.</summary>
    [Fact]
    public async Task AnotherProcess_GivesTheSame()
    {
        const string Plan = """
            {
              "version": 1, "enabled": true, "environments": ["Test"], "seed": 20241204,
              "rules": [
                { "name": "slow", "target": "point:dice", "percentage": 50, "fault": { "type": "latency", "delay": "1ms", "jitter": "1ms", "distribution": "uniform" } },
                { "name": "either", "target": "point:dice", "percentage": 50, "oneOf": [
                  { "weight": 3, "fault": { "type": "error" } }, { "weight": 1, "fault": { "type": "throttle" } } ] },
                { "name": "flip", "target": "point:dice", "percentage": 50, "fault": { "type": "corrupt", "kind": "bit-flip" } }
              ]
            }
            """;
        using var injector = new FaultInjector(new() { Environment = "Test" });
        injector.Load(FaultPlan.Parse(Plan));
        var here = new List<string>();
        var there = new List<string>();
        using var process = await FrozenApp.StartAsync(Plan.ReplaceLineEndings(" "));

        for (var i = 0; i < 200; i++)
        {
            here.Add(DecisionLine.Of(injector, $"request-{i}"));
            there.Add((await process.InvokeAsync($"{DecisionLine.Word}request-{i}"))!);
        }

        Assert.Equal(here, there);
        Assert.All(["slow latency", "either error", "either throttle", "flip corrupt", "00"], part => Assert.Contains(here, line => line.Contains(part, StringComparison.Ordinal)));
    }

    [Fact]
    public void AnotherSeed_GivesAnother()
    {
        var faults = Run(20241205, s_scopes, threads: 1, shuffle: 0);

        Assert.NotEqual(s_expected.Value, faults);
    }

    [Fact]
    public void WithoutASeed_EachScopeDrawsANonceOfItsOwn()
    {
        using var injector = Some.Injector(FaultPlan.Of(Some.Rule("r")));

        for (var i = 0; i < 100; i++)
        {
            injector.Decide(new(s_points[0], default, Some.Scope("same")))?.Dispose();
        }

        Assert.Equal(100, injector.Journal.Hits.Select(hit => hit.Nonce).Where(nonce => nonce is not null).Distinct().Count());
    }

    [Fact]
    public void WithASeed_NoNonceIsDrawn()
    {
        using var injector = Some.Injector(FaultPlan.Of(Some.Rule("r")) with { Seed = 7 });

        injector.Decide(new(s_points[0], default, Some.Scope()))?.Dispose();

        Assert.Equal((null, 7), (injector.Journal.Hits[0].Nonce, injector.Journal.Hits[0].Seed));
    }

    [Fact]
    public void ANonceNotedOnAHit_RepeatsItsDecision()
    {
        using var injector = Some.Injector(FaultPlan.Of(Some.Rule("r", percentage: 50)));
        for (var i = 0; i < 100; i++)
        {
            injector.Decide(new(s_points[0], default, Some.Scope()))?.Dispose();
        }

        var rolls = injector.Journal.Hits.Select(hit => FaultDice.Roll(FaultDice.OfCall(FaultDice.Mix(hit.Nonce!.Value), s_points[0].Key), FaultDice.OfText("r"), hit.Occurrence));

        Assert.All(rolls, roll => Assert.True(FaultDice.Unit(roll) < 0.5));
    }

    /// <summary>All calls of all scopes in a shuffled order, dealt out to threads: those of one scope at one point race as well.</summary>
    private static string[] Run(long seed, string[] ids, int threads, int shuffle)
    {
        using var injector = Some.Injector(s_plan with { Seed = seed }, new() { JournalCapacity = 1_000_000, Time = new FakeTimeProvider() });
        var scopes = Array.ConvertAll(ids, Some.Scope);
        var calls = Enumerable.Range(0, scopes.Length * CallsPerScope).OrderBy(i => FaultDice.Mix((ulong)(i * shuffle))).ToArray();

        var payloads = new ConcurrentBag<string>();
        Crew.Run(threads, thread =>
        {
            for (var i = thread; i < calls.Length; i += threads)
            {
                using var decision = injector.Decide(new(s_points[calls[i] / scopes.Length % s_points.Length], default, scopes[calls[i] % scopes.Length]));
                _ = decision?.DelayAsync(FaultWhen.Before, CancellationToken.None);
                _ = decision?.Terminal(FaultWhen.Before);
                if (decision?.Mangle(PayloadSide.Response, s_payload.Length) is { } mangle)
                {
                    payloads.Add($"{scopes[calls[i] % scopes.Length].Id}: {Convert.ToHexString(mangle.Apply(s_payload))}");
                }
            }
        });

        return [.. injector.Journal.Hits.Select(hit => $"{hit.Outcome} {hit.Scope} {hit.Rule} {hit.Fault} {hit.Point} {hit.Occurrence}: {hit.Detail}").Concat(payloads).Order(StringComparer.Ordinal)];
    }
}
