using System.Linq;

namespace FaultKit;

/// <summary>When the actions of a template start: those behind others, when those are over.</summary>
internal static class FisSchedule
{
    /// <summary>The actions in an order in which each comes after those it waits for.</summary>
    /// <param name="actions">The actions.</param>
    /// <param name="path">Where they stand.</param>
    /// <param name="errors">Where it is said that one waits for itself, or for one that is none.</param>
    /// <returns>Their places in the template, each with the places of those it waits for; not all of them where something is wrong.</returns>
    public static IReadOnlyList<(int Action, int[] After)> Of(List<PlanMember> actions, string path, PlanErrors errors)
    {
        var after = actions.Select(action => AfterOf(action, actions, path, errors)).ToArray();
        var order = new List<(int Action, int[] After)>();
        var left = Enumerable.Range(0, actions.Count).ToList();
        while (left.Count > 0)
        {
            var next = left.FindIndex(action => Array.TrueForAll(after[action], other => !left.Contains(other)));
            if (next < 0)
            {
                var circle = CircleOf(left[0], after, left);
                errors.Add(actions[circle[0]].Value.Member("startAfter")!.Offset, ShapeReader.PathOf(path, actions[circle[0]].Name) + ".startAfter", $"these actions wait for one another, and none of them would ever start: {string.Join(" after ", circle.Append(circle[0]).Select(action => QuotedText.Of(actions[action].Name)))}; take one of them out");
                break;
            }

            order.Add((left[next], after[left[next]]));
            left.RemoveAt(next);
        }

        return order;
    }

    /// <summary>The start of each action.</summary>
    public static IReadOnlyList<(FisAction Action, DateTimeOffset Starts)> Place(IReadOnlyList<FisAction> actions, IReadOnlyList<(int Action, int[] After)> order, DateTimeOffset start)
    {
        var starts = new DateTimeOffset[actions.Count];
        foreach (var (action, after) in order)
        {
            starts[action] = after.Select(other => starts[other] + actions[other].Duration).Append(start).Max();
        }

        return [.. actions.Select((action, i) => (action, starts[i]))];
    }

    private static int[] AfterOf(PlanMember action, List<PlanMember> actions, string path, PlanErrors errors)
    {
        if (action.Value.Member("startAfter") is not { } node)
        {
            return [];
        }

        var own = ShapeReader.PathOf(path, action.Name) + ".startAfter";
        if (node.Items is not { } items)
        {
            errors.Add(node.Offset, own, $"expected a list of names of actions; here stands {node.Shown}");
            return [];
        }

        var after = new List<int>();
        for (var i = 0; i < items.Count; i++)
        {
            var index = actions.FindIndex(other => items[i].Kind == NodeKind.Text && other.Name == items[i].Text);
            if (index >= 0)
            {
                after.Add(index);
            }
            else
            {
                errors.Add(items[i].Offset, $"{own}[{i}]", $"{items[i].Shown} is no action of this template{NearestName.Hint(items[i].Text, actions.Select(other => other.Name))}");
            }
        }

        return [.. after.Distinct()];
    }

    /// <summary>Whoever waits for those that wait gets into a circle.</summary>
    private static List<int> CircleOf(int first, int[][] after, List<int> left)
    {
        var way = new List<int>();
        for (var action = first; ; action = Array.Find(after[action], left.Contains))
        {
            if (way.IndexOf(action) is var index and >= 0)
            {
                return way[index..];
            }

            way.Add(action);
        }
    }
}
