namespace FaultKit;

/// <summary>A pattern over points.</summary>
internal sealed class TargetShape : ValueShape
{
    public override string Expected => "a target, such as \"lambda:order-intake\" or \"http:GET prices.internal/quotes/*\"";

    public override object? Read(PlanNode node, out string? complaint)
    {
        complaint = null;
        return node.Kind == NodeKind.Text && FaultTarget.TryParse(node.Text, out var target, out complaint) ? target : null;
    }
}
