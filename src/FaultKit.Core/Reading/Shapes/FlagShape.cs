using System.Text.Json;
using System.Text.Json.Nodes;

namespace FaultKit;

/// <summary><c>true</c> or <c>false</c>.</summary>
internal sealed class FlagShape : ValueShape
{
    public override string Expected => "true or false";

    public override object? Read(PlanNode node, out string? complaint)
    {
        complaint = null;
        return node.Kind switch { NodeKind.True => true, NodeKind.False => false, _ => null };
    }

    public override void Write(Utf8JsonWriter writer, object value) => writer.WriteBooleanValue((bool)value);

    public override JsonObject Describe() => new() { ["type"] = "boolean" };
}
