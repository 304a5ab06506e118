using System.Buffers;
using System.Text;
using System.Text.Json;

namespace FaultKit;

/// <summary>A body: a text as it is, or any other JSON value, kept as compact JSON.</summary>
internal sealed class BodyShape : ValueShape
{
    private const int Most = 262_144;

    public override string Expected => $"a text or a JSON value of at most {Most:N0} characters";

    public override object? Read(PlanNode node, out string? complaint)
    {
        complaint = null;
        var body = node.Kind == NodeKind.Text ? new ReadBody(node.Text, false) : new ReadBody(Compact(node), true);
        return body.Text.Length <= Most ? body : null;
    }

    private static string Compact(PlanNode node)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            Write(writer, node);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter writer, PlanNode node)
    {
        switch (node.Kind)
        {
            case NodeKind.Object:
                writer.WriteStartObject();
                foreach (var (name, _, value) in node.Members!)
                {
                    writer.WritePropertyName(name);
                    Write(writer, value);
                }

                writer.WriteEndObject();
                break;
            case NodeKind.Array:
                writer.WriteStartArray();
                node.Items!.ForEach(item => Write(writer, item));
                writer.WriteEndArray();
                break;
            case NodeKind.Text:
                writer.WriteStringValue(node.Text);
                break;
            default:
                // Numbers keep the digits they were written with; the rest are literals.
                writer.WriteRawValue(node.Shown, skipInputValidation: true);
                break;
        }
    }
}
