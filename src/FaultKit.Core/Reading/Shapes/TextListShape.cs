namespace FaultKit;

/// <summary>A list of names, not empty; read as an array.</summary>
internal sealed class TextListShape(int most) : ValueShape
{
    public override string Expected => $"a list of 1 to {most} names, such as [\"Development\", \"Staging\"]";

    public override object? Read(PlanNode node, out string? complaint)
    {
        complaint = null;
        var isList = node.Items is { Count: > 0 } items && items.Count <= most && items.All(item => item.Kind == NodeKind.Text && item.Text.Length > 0);
        return isList ? node.Items!.Select(item => item.Text).ToArray() : null;
    }
}
