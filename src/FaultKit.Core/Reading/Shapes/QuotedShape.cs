using System.Text.Json.Nodes;

namespace FaultKit;

/// <summary>A number or a flag that is written as a text, as the parameters of AWS FIS are; without its quotation marks it is read too.</summary>
internal sealed class QuotedShape(ValueShape inner) : ValueShape
{
    public override string Expected => inner.Expected + ", as a text";

    public override object? Read(PlanNode node, out string? complaint)
    {
        var kind = node.Text switch { "true" => NodeKind.True, "false" => NodeKind.False, _ => NodeKind.Number };
        return inner.Read(node.Kind == NodeKind.Text ? new(kind, node.Offset) { Text = node.Text } : node, out complaint);
    }

    public override JsonObject Describe() => new() { ["type"] = "string" };
}
