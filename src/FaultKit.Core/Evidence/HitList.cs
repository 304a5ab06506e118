using System.Collections;

namespace FaultKit;

/// <summary>Hits, in the order they were done.</summary>
/// <remarks>A copy: it does not change while you look at it.</remarks>
public sealed class HitList : IReadOnlyList<FaultHit>
{
    private readonly FaultHit[] _hits;

    internal HitList(IEnumerable<FaultHit> hits) => _hits = [.. hits];

    /// <inheritdoc/>
    public int Count => _hits.Length;

    /// <summary>The hits that were injected.</summary>
    public HitList Injected => Where(hit => hit.Outcome == HitOutcome.Injected);

    /// <summary>The callers that came back before the wait was over that a throttle had asked them for (<see cref="ThrottleFault.Police"/>).</summary>
    public HitList Early => Where(hit => hit.Outcome == HitOutcome.Early);

    /// <inheritdoc/>
    public FaultHit this[int index] => _hits[index];

    /// <summary>The hits at points that a target covers, injected ones only. A path in the target is left out: a hit knows its point.</summary>
    /// <param name="target">The target, such as <c>http:GET prices.internal</c>.</param>
    /// <exception cref="FormatException">The text is no target.</exception>
    public HitList For(string target)
    {
        var parsed = FaultTarget.Parse(target);
        return Where(hit => hit.Outcome == HitOutcome.Injected && parsed.Covers(hit.Point));
    }

    /// <summary>The hits of a rule, injected ones only.</summary>
    /// <param name="rule">The rule's name.</param>
    public HitList By(string rule) => Where(hit => hit.Outcome == HitOutcome.Injected && hit.Rule == rule);

    /// <inheritdoc/>
    public IEnumerator<FaultHit> GetEnumerator() => ((IEnumerable<FaultHit>)_hits).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private HitList Where(Predicate<FaultHit> condition) => new(Array.FindAll(_hits, condition));
}
