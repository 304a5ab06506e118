using System.Text.Json.Nodes;

namespace FaultKit;

/// <summary>Which of a scope's matching calls: <c>"1"</c>, <c>"1..2"</c>, <c>"3.."</c>.</summary>
internal sealed class CallsShape : ValueShape
{
    public override string Expected => "calls counted from 1, both ends included, such as \"1\", \"1..2\" or \"3..\"";

    public override object? Read(PlanNode node, out string? complaint)
    {
        complaint = null;
        return node.Kind is NodeKind.Text or NodeKind.Number && CallRange.TryParse(node.Text, out var range) ? range : null;
    }

    public override JsonObject Describe() => new()
    {
        ["type"] = new JsonArray("integer", "string"),
        ["minimum"] = 1,
        ["maximum"] = int.MaxValue,
        ["pattern"] = "^0*[1-9][0-9]{0,9}(\\.\\.(0*[1-9][0-9]{0,9})?)?$",
    };
}
