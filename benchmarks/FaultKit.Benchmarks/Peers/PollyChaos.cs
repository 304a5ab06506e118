using Polly;
using Polly.Simmy;
using Polly.Simmy.Behavior;
using Polly.Simmy.Fault;
using Polly.Simmy.Latency;
using Polly.Simmy.Outcomes;

namespace FaultKit.Benchmarks;

/// <summary>Polly's chaos strategies, as its documentation sets them up.</summary>
internal static class PollyChaos
{
    /// <summary>Latency, fault, outcome and behavior, all switched off.</summary>
    public static ResiliencePipeline<string> FourDisabled { get; } = new ResiliencePipelineBuilder<string>()
        .AddChaosLatency(new ChaosLatencyStrategyOptions { Enabled = false })
        .AddChaosFault(new ChaosFaultStrategyOptions { Enabled = false, FaultGenerator = static _ => new(new InvalidOperationException()) })
        .AddChaosOutcome(new ChaosOutcomeStrategyOptions<string> { Enabled = false, OutcomeGenerator = static _ => new(Outcome.FromResult("")) })
        .AddChaosBehavior(new ChaosBehaviorStrategyOptions { Enabled = false, BehaviorGenerator = static _ => default })
        .Build();

    /// <summary>As many strategies as a point has rules, switched on, at a rate that never lets a fault through.</summary>
    public static ResiliencePipeline<string> AtRateZero(int count)
    {
        var builder = new ResiliencePipelineBuilder<string>();
        for (var i = 0; i < count; i++)
        {
            builder.AddChaosLatency(new ChaosLatencyStrategyOptions { InjectionRate = 0 });
        }

        return builder.Build();
    }

    /// <summary>Latency, fault and outcome for responses.</summary>
    public static ResiliencePipeline<HttpResponseMessage> ForHttp(bool isOn) => new ResiliencePipelineBuilder<HttpResponseMessage>()
        .AddChaosLatency(new ChaosLatencyStrategyOptions { Enabled = isOn, InjectionRate = 0 })
        .AddChaosFault(new ChaosFaultStrategyOptions { Enabled = isOn, InjectionRate = 0, FaultGenerator = static _ => new(new HttpRequestException()) })
        .AddChaosOutcome(new ChaosOutcomeStrategyOptions<HttpResponseMessage> { Enabled = isOn, InjectionRate = 0, OutcomeGenerator = static _ => new(Outcome.FromResult(new HttpResponseMessage())) })
        .Build();
}
