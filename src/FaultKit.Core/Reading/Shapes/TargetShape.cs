using System.Text.Json.Nodes;

namespace FaultKit;

/// <summary>A pattern over points.</summary>
internal sealed class TargetShape : ValueShape
{
    public override string Expected => "a target, such as \"lambda:order-intake\" or \"http:GET prices.internal/quotes/*\"";

    public override object? Read(PlanNode node, out string? complaint)
    {
        complaint = null;
        if (node.Kind != NodeKind.Text)
        {
            return null;
        }

        complaint = FaultTarget.TryParse(node.Text, out var target, out var reason) ? null : $"{node.Shown} is no target: {reason}";
        return target;
    }

    public override JsonObject Describe() => new() { ["type"] = "string", ["maxLength"] = TargetGrammar.Longest, ["pattern"] = TargetGrammar.Pattern };
}
