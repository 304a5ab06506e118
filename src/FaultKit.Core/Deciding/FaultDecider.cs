namespace FaultKit;

/// <summary>Decides which of a point's rules act on a call: path, counters, dice, limits, and how what is left composes.</summary>
/// <remarks>Synchronous, without I/O; allocates nothing until a rule lets its fault through.</remarks>
internal static class FaultDecider
{
    public static DecisionDraft? Decide(PointRules rules, in FaultCall call, ScopeState scope)
    {
        DecisionDraft? draft = null;
        var counts = scope.CountsAt(rules);
        var callKey = FaultDice.OfCall(scope.Key, rules.Point.Key);
        for (var i = 0; i < rules.Items.Length; i++)
        {
            var rule = rules.Items[i];
            if (rule.Path is not null && !rule.Path.IsMatch(call.Path))
            {
                continue;
            }

            rule.State.NoteMatch();
            var occurrence = counts.NextOccurrence(i);
            if (rule.Calls is { } calls && !calls.Contains(counts.NextCall(i)))
            {
                continue;
            }

            var roll = FaultDice.Roll(callKey, rule.Key, occurrence);
            if (rule.Lets(roll))
            {
                (draft ??= new()).Add(new(rule, occurrence, new(roll)));
            }
        }

        return draft;
    }
}
