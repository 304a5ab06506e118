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

    /// <summary>What nobody has counted in yet: a place for each rule, and one for the count of all of them, or that says whether somebody is counting.</summary>
    public static int[] None(PointRules rules) => new int[rules.Items.Length + 1];

    /// <summary>Counts a call that concerns all the rules alike.</summary>
    /// <returns>What is added to each rule's place for the number of the call.</returns>
    public int CountForAll() => Interlocked.Increment(ref occurrences[^1]);

    /// <summary>What a rule had been counted before all of them were counted as one.</summary>
    public int Before(int index) => occurrences[index];

    /// <summary>Counts a call for all the rules that it concerns, as one.</summary>
    /// <remarks>
    /// Were each rule counted by itself, two calls of a scope at the same time could be the first for one rule and the second for
    /// another, and which fault wins over which would depend on the threads. Who counts keeps others out for a few nanoseconds, never
    /// over a call, and it costs less than to count each rule safely by itself.
    /// </remarks>
    /// <param name="concerned">For each rule, 0 where the call does not concern it; the others get the call's number at the point, from 1.</param>
    /// <param name="ofScope">Gets the call's number over all points of the scope, from 1, for rules with <c>calls</c>.</param>
    public void Count(Span<int> concerned, Span<int> ofScope)
    {
        if (Rules.IsUniform)
        {
            var number = Interlocked.Increment(ref occurrences[^1]);
            for (var i = 0; i < concerned.Length; i++)
            {
                concerned[i] = occurrences[i] + number;
            }

            return;
        }

        ref var isCounting = ref occurrences[^1];
        var spin = default(SpinWait);
        while (Interlocked.Exchange(ref isCounting, 1) != 0)
        {
            spin.SpinOnce(sleep1Threshold: -1);
        }

        for (var i = 0; i < concerned.Length; i++)
        {
            if (concerned[i] != 0)
            {
                concerned[i] = ++occurrences[i];
                if (calls is not null)
                {
                    ofScope[i] = calls[i]?.Next() ?? 0;
                }
            }
        }

        Volatile.Write(ref isCounting, 0);
    }

    /// <summary>The same counts in another list.</summary>
    public PointCounts Before(PointCounts? other) => new(Rules, occurrences, calls, other);

    /// <summary>The counts under another plan's rules for the point.</summary>
    /// <returns>The very same numbers where no rule changed, so that a call under way is counted too; else a copy.</returns>
    public int[] Carry(PointRules to)
    {
        if (HasSameRules(to))
        {
            return occurrences;
        }

        var carried = None(to);
        var ofAll = Rules.IsUniform ? Volatile.Read(ref occurrences[^1]) : 0;
        for (var i = 0; i < to.Items.Length; i++)
        {
            carried[i] = Array.FindIndex(Rules.Items, old => old.State == to.Items[i].State) is var same and >= 0 ? occurrences[same] + ofAll : 0;
        }

        return carried;
    }

    private bool HasSameRules(PointRules other)
    {
        if (other.Items.Length != Rules.Items.Length)
        {
            return false;
        }

        for (var i = 0; i < other.Items.Length; i++)
        {
            if (other.Items[i].State != Rules.Items[i].State)
            {
                return false;
            }
        }

        return true;
    }
}
