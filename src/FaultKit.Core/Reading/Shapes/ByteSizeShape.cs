using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FaultKit;

/// <summary>A number of bytes with its unit: <c>"256MiB"</c>. Read as a <see cref="long"/>.</summary>
/// <remarks>A number without a unit is refused: a mebibyte beside a megabyte is guess enough.</remarks>
internal sealed class ByteSizeShape(long most) : ValueShape
{
    /// <summary>The largest first.</summary>
    private static readonly (string Unit, long Bytes)[] s_units =
        [("GiB", 1L << 30), ("GB", 1_000_000_000), ("MiB", 1L << 20), ("MB", 1_000_000), ("KiB", 1L << 10), ("KB", 1_000), ("B", 1)];

    public override string Expected => $"a size with its unit, up to {most >> 30}GiB, such as \"64KiB\", \"256MiB\", \"1GiB\" or \"500MB\"";

    public override object? Read(PlanNode node, out string? complaint)
    {
        complaint = null;
        if (node.Kind == NodeKind.Number || (node.Kind == NodeKind.Text && double.TryParse(node.Text, CultureInfo.InvariantCulture, out _)))
        {
            complaint = $"{node.Shown} has no unit";
            return null;
        }

        return node.Kind == NodeKind.Text && TryRead(node.Text, out var bytes) && bytes >= 1 && bytes <= most ? bytes : null;
    }

    /// <summary>In the largest unit that leaves no rest.</summary>
    public override void Write(Utf8JsonWriter writer, object value)
    {
        var bytes = (long)value;
        var (unit, factor) = Array.Find(s_units, entry => bytes % entry.Bytes == 0);
        writer.WriteStringValue(string.Create(CultureInfo.InvariantCulture, $"{bytes / factor}{unit}"));
    }

    /// <summary>The form alone: a schema cannot say how much is too much.</summary>
    public override JsonObject Describe() => new()
    {
        ["type"] = "string",
        ["pattern"] = "^([0-9]+\\.?[0-9]*|\\.[0-9]+)([KMG]i?)?B$",
    };

    private static bool TryRead(string text, out long bytes)
    {
        foreach (var (unit, factor) in s_units)
        {
            if (text.EndsWith(unit, StringComparison.Ordinal)
                && decimal.TryParse(text.AsSpan(0, text.Length - unit.Length), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
                && number <= long.MaxValue / factor)
            {
                bytes = (long)(number * factor);
                return true;
            }
        }

        bytes = 0;
        return false;
    }
}
