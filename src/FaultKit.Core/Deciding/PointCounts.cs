namespace FaultKit;

/// <summary>How many calls the rules of a point have seen in a scope.</summary>
/// <param name="rules">The rules.</param>
/// <param name="occurrences">For each rule, the matching calls at the point.</param>
/// <param name="calls">For each rule with <c>calls</c>, its counter over all points; null where there is no such rule.</param>
/// <param name="next">The next in a list.</param>
internal sealed class PointCounts(PointRules rules, int[] occurrences, CallCounter?[]? calls, PointCounts? next)
{
    public PointRules Rules { get; } = rules;

    public PointCounts? Next { get; } = next;

    /// <summary>Whether a rule here counts over all points of the scope.</summary>
    public bool HasCalls => calls is not null;

    /// <summary>Counts a call.</summary>
    /// <param name="concerned">For each rule, 0 where the call does not concern it; the others get the call's number at the point, from 1.</param>
    /// <param name="ofScope">Gets the call's number over all points of the scope, from 1, for rules with <c>calls</c>.</param>
    public void Count(Span<int> concerned, Span<int> ofScope)
    {
        for (var i = 0; i < concerned.Length; i++)
        {
            if (concerned[i] != 0)
            {
                concerned[i] = Interlocked.Increment(ref occurrences[i]);
                ofScope[i] = calls?[i]?.Next() ?? 0;
            }
        }
    }

    /// <summary>The same counts in another list.</summary>
    public PointCounts Before(PointCounts? other) => new(Rules, occurrences, calls, other);

    /// <summary>The counts under another plan's rules for the point.</summary>
    /// <returns>The very same numbers where no rule changed, so that a call under way is counted too; else a copy.</returns>
    public int[] Carry(PointRules to)
    {
        if (to.Items.Length == Rules.Items.Length && to.Items.Zip(Rules.Items).All(pair => pair.First.State == pair.Second.State))
        {
            return occurrences;
        }

        return Array.ConvertAll(to.Items, item => Array.FindIndex(Rules.Items, old => old.State == item.State) is var same and >= 0 ? occurrences[same] : 0);
    }
}
