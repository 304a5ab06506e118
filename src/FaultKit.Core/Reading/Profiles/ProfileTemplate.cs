using System.Text;

namespace FaultKit;

/// <summary>Puts values where a profile's rules have <c>${parameter}</c>: a text that is nothing else becomes the value, whatever its kind.</summary>
internal static class ProfileTemplate
{
    public static PlanNode Fill(PlanNode node, IReadOnlyDictionary<string, PlanNode> values)
    {
        if (node.Members is { } members)
        {
            return new(node.Kind, node.Offset) { Members = members.ConvertAll(member => new PlanMember(member.Name, member.Offset, Fill(member.Value, values))) };
        }

        if (node.Items is { } items)
        {
            return new(node.Kind, node.Offset) { Items = items.ConvertAll(item => Fill(item, values)) };
        }

        return node.Kind == NodeKind.Text && node.Text.Contains("${", StringComparison.Ordinal) ? FillText(node, values) : node;
    }

    /// <summary>The names that stand in a rule, each with the text that holds it.</summary>
    public static IEnumerable<(string Name, PlanNode Node)> NamesIn(PlanNode node)
    {
        foreach (var inner in node.Members?.ConvertAll(member => member.Value) ?? node.Items ?? [])
        {
            foreach (var found in NamesIn(inner))
            {
                yield return found;
            }
        }

        var at = 0;
        while (node.Kind == NodeKind.Text && TryNext(node.Text, at, out var start, out var end))
        {
            yield return (node.Text[(start + 2)..end], node);
            at = end + 1;
        }
    }

    private static PlanNode FillText(PlanNode node, IReadOnlyDictionary<string, PlanNode> values)
    {
        if (node.Text.StartsWith("${", StringComparison.Ordinal) && node.Text.IndexOf('}', StringComparison.Ordinal) == node.Text.Length - 1)
        {
            var value = values[node.Text[2..^1]];
            return new(value.Kind, node.Offset) { Text = value.Text };
        }

        var text = new StringBuilder();
        var at = 0;
        while (TryNext(node.Text, at, out var start, out var end))
        {
            text.Append(node.Text, at, start - at).Append(values[node.Text[(start + 2)..end]].Text);
            at = end + 1;
        }

        return new(NodeKind.Text, node.Offset) { Text = text.Append(node.Text, at, node.Text.Length - at).ToString() };
    }

    private static bool TryNext(string text, int from, out int start, out int end)
    {
        start = text.IndexOf("${", from, StringComparison.Ordinal);
        end = start < 0 ? -1 : text.IndexOf('}', start);
        return end > 0;
    }
}
