using System.Globalization;

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
}
