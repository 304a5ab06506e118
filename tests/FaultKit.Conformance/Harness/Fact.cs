namespace FaultKit.Conformance;

/// <summary>Something that a caller, or somebody who watches it, could see of a call.</summary>
/// <param name="Facet">What it is about.</param>
/// <param name="Way">How the call was made; null where several were.</param>
/// <param name="Text">What was seen, without what differs from run to run.</param>
internal sealed record Fact(Facet Facet, Way? Way, string Text)
{
    public override string ToString() => $"{Facet}{(Way is null ? "" : $", {Way}")}: {Text}";
}
