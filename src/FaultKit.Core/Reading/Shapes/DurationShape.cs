using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FaultKit;

/// <summary>A duration with its unit, in a range.</summary>
internal sealed class DurationShape(TimeSpan least, TimeSpan most) : ValueShape
{
    public TimeSpan Least => least;

    /// <summary>The range in words.</summary>
    public string Range => $"a duration from {DurationText.Write(least)} to {DurationText.Write(most)}";

    public override string Expected =>
        $"{Range}, such as \"800ms\", \"2s\", \"1m\", \"2h\" or \"PT2S\"";

    public override object? Read(PlanNode node, out string? complaint)
    {
        complaint = null;
        if (node.Kind == NodeKind.Number || (node.Kind == NodeKind.Text && IsNumber(node.Text)))
        {
            complaint = $"{node.Shown} has no unit";
            return null;
        }

        return node.Kind == NodeKind.Text && DurationText.TryRead(node.Text, out var duration) && duration >= least && duration <= most
            ? duration
            : null;
    }

    private static bool IsNumber(string text) => text.Length > 0 && !char.IsAsciiLetter(text[^1]) && double.TryParse(text, CultureInfo.InvariantCulture, out _);

    public override void Write(Utf8JsonWriter writer, object value) => writer.WriteStringValue(DurationText.Write((TimeSpan)value));

    /// <summary>The form alone: a schema knows no durations, so it cannot say how long is too long.</summary>
    public override JsonObject Describe() => new()
    {
        ["type"] = "string",
        ["pattern"] = "^(([0-9]+\\.?[0-9]*|\\.[0-9]+)(ms|s|m|h)|P(?=[0-9T])([0-9]+D)?(T(?=[0-9])([0-9]+H)?([0-9]+M)?([0-9]+(\\.[0-9]+)?S)?)?)$",
    };
}
