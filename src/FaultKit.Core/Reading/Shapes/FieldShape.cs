using System.Text.Json.Nodes;

namespace FaultKit;

/// <summary>A path to a field of a JSON document.</summary>
internal sealed class FieldShape : ValueShape
{
    private const int Longest = 1000;

    public override string Expected => "a path into the payload, such as \"$.items[*].price\"";

    public override object? Read(PlanNode node, out string? complaint)
    {
        complaint = node.Kind == NodeKind.Text ? WhyNot(node.Text) : null;
        return node.Kind == NodeKind.Text && complaint is null ? node.Text : null;
    }

    /// <summary>Why a text is no such path; null where it is one.</summary>
    public static string? WhyNot(string text)
    {
        if (!text.StartsWith('$') || text.Length > Longest)
        {
            return $"\"{text[..Math.Min(text.Length, 60)]}\" does not begin with $, or is longer than {Longest} characters";
        }

        try
        {
            JsonPath.Parse(text);
            return null;
        }
        catch (FormatException e)
        {
            return e.Message;
        }
    }

    public override JsonObject Describe() => new() { ["type"] = "string", ["maxLength"] = Longest, ["pattern"] = JsonPath.PayloadPattern };
}
