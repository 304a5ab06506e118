using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FaultKit;

/// <summary>A whole number in a range; read as a <see cref="long"/>.</summary>
internal sealed class WholeShape(long least, long most) : ValueShape
{
    public long Least => least;

    public override string Expected =>
        least == most ? $"the number {Written(least)}"
        : most < long.MaxValue ? $"a whole number from {Written(least)} to {Written(most)}"
        : least > long.MinValue ? $"a whole number of at least {Written(least)}"
        : "a whole number";

    public override object? Read(PlanNode node, out string? complaint)
    {
        complaint = null;
        return node.Kind == NodeKind.Number
            && (PlainDigits.TryRead(node.Text, out var number) || long.TryParse(node.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number))
            && number >= least
            && number <= most
                ? number
                : null;
    }

    private static string Written(long number) => number.ToString(CultureInfo.InvariantCulture);

    public override void Write(Utf8JsonWriter writer, object value) => writer.WriteNumberValue((long)value);

    public override JsonObject Describe() => least == most
        ? new() { ["type"] = "integer", ["enum"] = new JsonArray(least) }
        : new() { ["type"] = "integer", ["minimum"] = least, ["maximum"] = most };
}
