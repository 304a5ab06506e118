using System.Text.Json;
using System.Text.Json.Nodes;

namespace FaultKit;

/// <summary>A list of names, not empty; read as an array.</summary>
/// <param name="most">How many at most.</param>
/// <param name="example">What messages show.</param>
internal sealed class TextListShape(int most, string example = "[\"Development\", \"Staging\"]") : ValueShape
{
    public override string Expected => $"a list of 1 to {most} names, such as {example}";

    public override object? Read(PlanNode node, out string? complaint)
    {
        complaint = null;
        var isList = node.Items is { Count: > 0 } items && items.Count <= most && items.All(item => item.Kind == NodeKind.Text && item.Text.Length > 0);
        return isList ? node.Items!.Select(item => item.Text).ToArray() : null;
    }

    public override void Write(Utf8JsonWriter writer, object value)
    {
        writer.WriteStartArray();
        foreach (var text in (IEnumerable<string>)value)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }

    public override JsonObject Describe() => new()
    {
        ["type"] = "array",
        ["minItems"] = 1,
        ["maxItems"] = most,
        ["items"] = new JsonObject { ["type"] = "string", ["minLength"] = 1 },
    };
}
