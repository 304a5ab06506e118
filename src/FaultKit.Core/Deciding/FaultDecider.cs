using System.Buffers;
using System.Globalization;

namespace FaultKit;

/// <summary>Decides which of a point's rules act on a call: path, window, conditions, counters, dice, limits, and how what is left composes.</summary>
/// <remarks>
/// Synchronous, without I/O; allocates nothing until a rule lets its fault through or asks for something of the call. With a trace it
/// says of each rule what stopped it: explaining a decision is the same code, not a second engine.
/// </remarks>
internal static class FaultDecider
{
    /// <summary>More rules than most plans have for one place; beyond, their numbers are borrowed from a pool.</summary>
    private const int MostOnStack = 64;

    public static DecisionDraft? Decide(PointRules rules, in FaultCall call, ScopeState scope, TimeProvider time, DecisionTrace? trace = null)
    {
        if (rules.IsPlain && trace is null)
        {
            return DecidePlain(rules, scope, time);
        }

        var count = rules.Items.Length;
        if (count <= MostOnStack)
        {
            return Decide(rules, in call, scope, time, trace, stackalloc int[count], stackalloc int[count]);
        }

        var rented = ArrayPool<int>.Shared.Rent(2 * count);
        var draft = Decide(rules, in call, scope, time, trace, rented.AsSpan(0, count), rented.AsSpan(count, count));
        ArrayPool<int>.Shared.Return(rented);
        return draft;
    }

    /// <summary>First what the call concerns, then its numbers for all of that at once, then the dice.</summary>
    private static DecisionDraft? Decide(PointRules rules, in FaultCall call, ScopeState scope, TimeProvider time, DecisionTrace? trace, Span<int> occurrences, Span<int> calls)
    {
        DecisionDraft? draft = null;
        CallFacts? facts = null;
        for (var i = 0; i < occurrences.Length && !rules.IsUniform; i++)
        {
            var rule = rules.Items[i];
            occurrences[i] = !rule.IsConditional || IsMeant(rule, rules, in call, time, ref facts, trace) ? 1 : 0;
        }

        scope.CountsAt(rules).Count(occurrences, calls);
        var callKey = FaultDice.OfCall(scope.Key, rules.Point.Key);
        for (var i = 0; i < occurrences.Length; i++)
        {
            if (occurrences[i] == 0)
            {
                continue;
            }

            var rule = rules.Items[i];
            rule.State.NoteMatch();
            if (rule.Policing is not null)
            {
                Police(ref draft, rule, scope.ScopeId, occurrences[i], time.GetUtcNow());
            }

            if (rule.HasCounters && !IsCounted(rule, calls[i], trace))
            {
                continue;
            }

            var roll = FaultDice.Roll(callKey, rule.Key, occurrences[i]);
            var strength = rule.HasRamp ? rule.StrengthAt(time.GetUtcNow()) : 1;
            trace?.Rolled(rule, roll, strength);
            if (rule.Lets(roll, strength))
            {
                Add(ref draft, rule, occurrences[i], new(roll), strength, time, trace);
            }
        }

        return draft;
    }

    /// <summary>The commonest case, for which nothing has to be found out: rules that leave all to chance.</summary>
    private static DecisionDraft? DecidePlain(PointRules rules, ScopeState scope, TimeProvider time)
    {
        if (!rules.HasMatched)
        {
            rules.NoteMatch();
        }

        DecisionDraft? draft = null;
        var items = rules.Items;
        var counts = scope.CountsAt(rules);
        var number = counts.CountForAll();
        var callKey = FaultDice.OfCall(scope.Key, rules.Point.Key);
        for (var i = 0; i < items.Length; i++)
        {
            var occurrence = counts.Before(i) + number;
            var roll = FaultDice.Roll(callKey, items[i].Key, occurrence);
            if (items[i].LetsPlain(roll))
            {
                Add(ref draft, items[i], occurrence, new(roll), 1, time, null);
            }
        }

        return draft;
    }

    private static void Add(ref DecisionDraft? draft, CompiledRule rule, int occurrence, FaultDraw draw, double strength, TimeProvider time, DecisionTrace? trace)
    {
        var fault = rule.PickFault(draw, strength);
        if (fault is ThrottleFault { Limit: { } limit } throttle)
        {
            fault = rule.State.Beyond(throttle, time.GetUtcNow());
            if (fault is null)
            {
                trace?.Stopped(rule, VerdictKind.WithinQuota, $"it is one of the {limit} calls that pass in a window");
                return;
            }
        }

        (draft ??= new()).Add(new(rule, fault, occurrence, draw));
    }

    /// <summary>Writes down who comes back too early, whatever else the rule does about the call.</summary>
    private static void Police(ref DecisionDraft? draft, CompiledRule rule, string caller, int occurrence, DateTimeOffset now)
    {
        if (rule.State.Refused.Early(caller, now) is { } early)
        {
            (draft ??= new()).Early.Add((new(rule, rule.Policing!, occurrence, default), $"came back {early.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture)} s too early"));
        }
    }

    /// <summary>Whether a rule speaks to a call at all: its path, its window, its conditions.</summary>
    private static bool IsMeant(CompiledRule rule, PointRules rules, in FaultCall call, TimeProvider time, ref CallFacts? facts, DecisionTrace? trace)
    {
        if (rule.Path is not null && !rule.Path.IsMatch(call.Path))
        {
            trace?.Stopped(rule, VerdictKind.OtherPath, $"the path \"{call.Path}\" is another");
            return false;
        }

        if (rule.HasWindow && !rule.IsInWindow(time.GetUtcNow()))
        {
            trace?.Stopped(rule, VerdictKind.OutsideWindow, "its window is not open");
            return false;
        }

        if (rule.Rule.Match.Count > 0 && (facts ??= new(rules, call.Carrier, call.Reader)).FirstUnmet(rule) is { } unmet)
        {
            trace?.Stopped(rule, VerdictKind.Unmatched, $"the call does not satisfy {unmet}");
            return false;
        }

        return true;
    }

    /// <summary>Whether the counters of a rule let a call through that it speaks to.</summary>
    private static bool IsCounted(CompiledRule rule, int number, DecisionTrace? trace)
    {
        if (rule.Calls is { } calls && !calls.Contains(number))
        {
            trace?.Stopped(rule, VerdictKind.OtherCall, $"this is call {number} of its scope; the rule is for {calls}");
            return false;
        }

        if (rule.State.IsPassedOver() is { } arrival)
        {
            trace?.Stopped(rule, VerdictKind.PassedOver, $"this is arrival {arrival}; the rule skips {rule.Rule.Skip} and takes every {rule.Rule.Every}.");
            return false;
        }

        return true;
    }
}
