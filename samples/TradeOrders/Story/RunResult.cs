using FaultKit;

namespace TradeOrders.Story;

/// <summary>All that a performance left behind.</summary>
internal sealed record RunResult
{
    public required DateTimeOffset Started { get; init; }

    public required TimeSpan Duration { get; init; }

    public required IReadOnlyList<PhaseSpan> Spans { get; init; }

    public required IReadOnlyList<OrderRecord> Orders { get; init; }

    public required IReadOnlyList<PhaseTally> Tallies { get; init; }

    public required IReadOnlyList<Invocation> Invocations { get; init; }

    public required IReadOnlyList<FunctionHit> Hits { get; init; }

    public required IReadOnlyDictionary<string, long> Journals { get; init; }

    public required IReadOnlyList<FaultRule> Rules { get; init; }

    public required string PlanText { get; init; }

    public required int LedgerEntries { get; init; }

    /// <summary>The request ids of invocations in which a fault was injected, at the function or at a call it made.</summary>
    public ILookup<string, FunctionHit> HitsByRequest => field ??= Hits.Where(hit => hit.IsInjected).ToLookup(hit => hit.Hit.RequestId);

    public PhaseSpan SpanOf(Phase phase) => Spans[phase.Number];

    public PhaseTally TallyOf(Phase phase) => Tallies[phase.Number];

    /// <summary>The phase that a moment belongs to.</summary>
    public Phase PhaseAt(TimeSpan time) => (Spans.LastOrDefault(span => span.From <= time) ?? Spans[0]).Phase;
}
