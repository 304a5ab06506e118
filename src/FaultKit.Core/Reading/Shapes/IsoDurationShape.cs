using System.Text.Json.Nodes;

namespace FaultKit;

/// <summary>A duration in the words of ISO 8601 alone, as AWS FIS takes it: what is read here has to be good there.</summary>
/// <param name="inner">The range.</param>
internal sealed class IsoDurationShape(DurationShape inner) : ValueShape
{
    public override string Expected => $"{inner.Range}, as AWS FIS writes it, such as \"PT30S\", \"PT5M\" or \"PT1H\"";

    public override object? Read(PlanNode node, out string? complaint)
    {
        complaint = null;
        return node.Kind == NodeKind.Text && node.Text.StartsWith('P') ? inner.Read(node, out complaint) : null;
    }

    public override JsonObject Describe() => new() { ["type"] = "string" };
}
