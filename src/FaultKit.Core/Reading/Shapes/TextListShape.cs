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
        if (node.Items is not { Count: > 0 } items || items.Count > most)
        {
            return null;
        }

        var texts = new string[items.Count];
        for (var i = 0; i < texts.Length; i++)
        {
            if (items[i] is not { Kind: NodeKind.Text, Text.Length: > 0 } item)
            {
                return null;
            }

            texts[i] = item.Text;
        }

        return texts;
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
