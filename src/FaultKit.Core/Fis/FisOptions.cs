namespace FaultKit;

/// <summary>What a template of AWS FIS leaves to the experiment.</summary>
public sealed record FisOptions
{
    /// <summary>When the experiment starts: the windows of its actions are counted from there.</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>The environments where the plan is in force.</summary>
    public required IReadOnlyList<string> Environments { get; init; }

    /// <summary>The functions that there are, with their tags, for targets that select by tag; none unless said otherwise.</summary>
    public IReadOnlyList<FisFunction> Functions { get; init; } = [];

    /// <summary>What <c>COUNT(n)</c> and <c>PERCENT(n)</c> draw by: the same seed draws the same functions; 0 unless said otherwise.</summary>
    public long Seed { get; init; }
}
