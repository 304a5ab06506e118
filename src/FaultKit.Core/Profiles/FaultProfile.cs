namespace FaultKit;

/// <summary>A named set of rules with parameters: what is picked by people who know their system, and need not know every fault.</summary>
/// <remarks>
/// A plan uses it as <c>{ "use": "dependency-brownout", "with": { "host": "prices.internal" } }</c>. Its rules become rules of the plan,
/// named <c>profile/rule</c>; dice and counters follow from these names, as they do for every rule. Immutable.
/// </remarks>
public sealed class FaultProfile
{
    internal FaultProfile(string name, string summary, string standsFor, string? source, IReadOnlyList<ProfileParameter> parameters, IReadOnlyList<PlanNode> templates) =>
        (Name, Summary, StandsFor, Source, Parameters, Templates) = (name, summary, standsFor, source, parameters, templates);

    /// <summary>What a plan calls it.</summary>
    public string Name { get; }

    /// <summary>What it does.</summary>
    public string Summary { get; }

    /// <summary>The failure of real systems that it stands for.</summary>
    public string StandsFor { get; }

    /// <summary>Where that failure is written up; null where nobody was asked.</summary>
    public string? Source { get; }

    /// <summary>What may, or has to, be said to it.</summary>
    public IReadOnlyList<ProfileParameter> Parameters { get; }

    /// <summary>Its rules, as the document has them, with <c>${parameter}</c> where a value goes.</summary>
    internal IReadOnlyList<PlanNode> Templates { get; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
