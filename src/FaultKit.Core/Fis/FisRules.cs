using System.Globalization;
using System.Linq;

namespace FaultKit;

/// <summary>Makes rules of actions whose start is known.</summary>
/// <remarks>
/// Of two actions at one function that conflict, FIS lets the one that started first go on; the other comes into effect when that is
/// over, and still ends when it was to (AWS FIS user guide, "Understanding concurrency"). Actions conflict where both delay, and where both
/// decide the outcome. Here the window of the second is cut: nothing else of a rule has to know of it.
/// </remarks>
internal static class FisRules
{
    /// <summary>As long as a rule's name may be.</summary>
    private const int Longest = 100;

    public static IReadOnlyList<FaultRule> Of(IReadOnlyList<(FisAction Action, DateTimeOffset Starts)> actions, List<string> notes)
    {
        var rules = new List<FaultRule>();
        var taken = new Dictionary<(FisSelected Function, bool IsDelay), DateTimeOffset>();
        var names = new HashSet<string>();
        foreach (var (action, starts) in actions.OrderBy(entry => entry.Starts))
        {
            var end = starts + action.Duration;
            foreach (var function in action.Functions)
            {
                var place = (function, action.Kind.IsDelay);
                var free = taken.GetValueOrDefault(place, starts);
                taken[place] = free > end ? free : end;
                if (free > starts)
                {
                    notes.Add($"{action.Path}: at {function} another action that conflicts with it is not over; as FIS does, it {(free < end ? $"comes into effect at {free:u}" : "never comes into effect")}");
                }

                if (free < end)
                {
                    var from = free > starts ? free : starts;
                    rules.Add(Make(action, function, from, end - from, names));
                }
            }
        }

        return rules;
    }

    private static FaultRule Make(FisAction action, FisSelected function, DateTimeOffset starts, TimeSpan duration, HashSet<string> names) => new()
    {
        Name = NameOf(action.Functions.Count == 1 ? action.Name : $"{action.Name}/{function}", names),
        Target = FaultTarget.Parse($"lambda:{function.Name}"),
        Fault = action.Kind.Make(action.Values),
        Match = function.Qualifier is { } qualifier ? new([new FaultMatch("qualifier", MatchOperator.Eq, MatchValue.Of(qualifier))]) : MatchList.Empty,
        Rate = Rate.OfPercentage(action.Values.Get("invocationPercentage", 100L)),
        Starts = starts,
        Duration = duration,
    };

    /// <summary>A name that no other rule has, and that is no longer than names are.</summary>
    private static string NameOf(string name, HashSet<string> names)
    {
        name = name.Length switch { 0 => "action", > Longest => name[..(Longest - 4)], _ => name };
        var unique = name;
        for (var i = 2; !names.Add(unique); i++)
        {
            var suffix = string.Create(CultureInfo.InvariantCulture, $"~{i}");
            unique = name[..Math.Min(name.Length, Longest - suffix.Length)] + suffix;
        }

        return unique;
    }
}
