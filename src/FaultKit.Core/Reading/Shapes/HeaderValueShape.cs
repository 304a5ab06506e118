using System.Text.Json.Nodes;

namespace FaultKit;

/// <summary>The value of a certain header; read as a list of that one.</summary>
internal sealed class HeaderValueShape(string name) : ValueShape
{
    private static readonly HeadersShape s_headers = new();

    public override string Expected => "a text without control characters";

    public override object? Read(PlanNode node, out string? complaint)
    {
        complaint = null;
        return s_headers.Read(new(NodeKind.Object, node.Offset) { Members = [new(name, node.Offset, node)] }, out _);
    }

    public override JsonObject Describe() => new() { ["type"] = "string" };
}
