using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FaultKit;

/// <summary>A body: a text as it is, or any other JSON value, kept as compact JSON.</summary>
internal sealed class BodyShape : ValueShape
{
    private const int Most = 262_144;

    /// <summary>Written as it was read: the default would turn every letter beyond ASCII, and some within, into an escape.</summary>
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public override string Expected => string.Create(CultureInfo.InvariantCulture, $"a text or a JSON value of at most {Most} characters");

    public override object? Read(PlanNode node, out string? complaint)
    {
        complaint = null;
        var body = node.Kind == NodeKind.Text ? new ReadBody(node.Text, false) : new ReadBody(Compact(node), true);
        return body.Text.Length <= Most ? body : null;
    }

    private static string Compact(PlanNode node)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, s_options))
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
                writer.WriteRawValue(node.Kind == NodeKind.Number ? node.Text : node.Shown, skipInputValidation: true);
                break;
        }
    }

    public override void Write(Utf8JsonWriter writer, object value)
    {
        var body = (ReadBody)value;
        if (body.IsJson)
        {
            writer.WriteRawValue(body.Text);
        }
        else
        {
            writer.WriteStringValue(body.Text);
        }
    }

    /// <summary>Any value. How long JSON is in its compact form no schema can say.</summary>
    public override JsonObject Describe() => new() { ["maxLength"] = Most };
}
