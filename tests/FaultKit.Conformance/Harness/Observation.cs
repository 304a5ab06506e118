namespace FaultKit.Conformance;

/// <summary>All that could be seen of a failure.</summary>
/// <param name="Facts">What was seen, in order.</param>
/// <param name="Failures">How each way of calling failed; null where it did not.</param>
internal sealed record Observation(IReadOnlyList<Fact> Facts, IReadOnlyDictionary<Way, Exception?> Failures)
{
    public string Text(Facet facet, Way? way = null) => Facts.Single(fact => fact.Facet == facet && fact.Way == way).Text;
}
