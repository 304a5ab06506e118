namespace FaultKit;

/// <summary>One line of a plan: where to look, what goes wrong, and how often.</summary>
/// <remarks>Immutable, and equal by value, so that a reloaded rule that did not change keeps its counters.</remarks>
public sealed record FaultRule
{
    /// <summary>The rule's name, unique in its plan: it identifies dice, counters and hits.</summary>
    public required string Name { get; init; }

    /// <summary>The points it speaks to.</summary>
    public required FaultTarget Target { get; init; }

    /// <summary>What goes wrong.</summary>
    public required Fault Fault { get; init; }

    /// <summary>Conditions that a call has to satisfy, all of them; none unless said otherwise.</summary>
    public MatchList Match { get; init; } = MatchList.Empty;

    /// <summary>The share of the matching calls; all of them unless said otherwise.</summary>
    public Rate Rate { get; init; } = Rate.Always;

    /// <summary>Which of a scope's matching calls, counted from 1; null for all.</summary>
    public CallRange? Calls { get; init; }

    /// <summary>How many matching calls are left alone first, per process, in order of arrival; 0 unless said otherwise.</summary>
    public long Skip { get; init; }

    /// <summary>Of the matching calls after <see cref="Skip"/>, only every so many-eth, per process, in order of arrival; 1 unless said otherwise.</summary>
    public long Every { get; init; } = 1;

    /// <summary>When it begins; null for at once.</summary>
    public DateTimeOffset? Starts { get; init; }

    /// <summary>How long it lasts from <see cref="Starts"/> on; null for as long as its plan.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>How long the rule takes from <see cref="Starts"/> on to grow to its full strength, evenly; null for full strength at once.</summary>
    public TimeSpan? Ramp { get; init; }

    /// <summary>What grows; <see cref="RampKind.Percentage"/> unless said otherwise.</summary>
    public RampKind RampBy { get; init; }

    /// <summary>The most hits in this process, in order of arrival; null for no such limit.</summary>
    public long? Limit { get; init; }

    /// <summary>What is said of conditions on an initialization.</summary>
    internal const string InitMatch = "an initialization has nothing that conditions could look at; leave out \"match\"";

    /// <summary>Whether it has a delay that can grow.</summary>
    internal bool RampsDelay => Ramp is not null && Fault.Alternatives.Exists(fault => fault is LatencyFault);

    /// <summary>What is wrong with the rule, where code made it; a plan's reader has said so before. Null where nothing is.</summary>
    internal string? Complaint =>
        Name.Length is < 1 or > 100 ? "the name must have from 1 to 100 characters"
        : Limit < 1 ? "the limit must be at least 1"
        : Fault.IsOfInit && Match.Count > 0 ? InitMatch
        : Ramp <= TimeSpan.Zero || (Ramp is not null && Starts is null) ? "a ramp must be longer than 0ms, and needs a start"
        : RampBy == RampKind.Delay && !RampsDelay ? "a ramp of the delay needs a ramp, and a latency to grow"
        : Fault.Complaint ?? Fault.Shape.Refuse(Fault, Target.Kind);
}
