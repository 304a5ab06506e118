using System.Text.Json.Nodes;

namespace FaultKit;

/// <summary>A text of bounded length that is not empty.</summary>
internal sealed class TextShape(int most) : ValueShape
{
    public static TextShape Name { get; } = new(100);

    public static TextShape Short { get; } = new(1000);

    public override string Expected => $"a text of 1 to {most} characters";

    public override object? Read(PlanNode node, out string? complaint)
    {
        complaint = null;
        return node.Kind == NodeKind.Text && node.Text.Length >= 1 && node.Text.Length <= most ? node.Text : null;
    }

    public override JsonObject Describe() => new() { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = most };
}
