using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FaultKit;

/// <summary>An instant, ISO 8601 with its offset.</summary>
internal sealed class InstantShape : ValueShape
{
    private static readonly string[] s_formats = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    public override string Expected => "an instant with its offset, such as \"2026-12-01T18:00:00Z\"";

    public override object? Read(PlanNode node, out string? complaint)
    {
        complaint = null;
        var hasOffset = node.Text.EndsWith('Z') || node.Text.LastIndexOfAny(['+', '-']) > 10;
        return node.Kind == NodeKind.Text
            && hasOffset
            && DateTimeOffset.TryParseExact(node.Text, s_formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
                ? instant
                : null;
    }

    public override void Write(Utf8JsonWriter writer, object value) =>
        writer.WriteStringValue(((DateTimeOffset)value).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture));

    /// <summary>The form, and the range of each part; that February ends earlier is left to the reader.</summary>
    public override JsonObject Describe() => new()
    {
        ["type"] = "string",
        ["pattern"] = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\\.[0-9]{0,7})?)?(Z|[+-](0[0-9]|1[0-4]):[0-5][0-9])$",
    };
}
