using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FaultKit;

/// <summary>A number in a range, decimals allowed.</summary>
internal sealed class NumberShape(double least, double most) : ValueShape
{
    public double Least => least;

    public override string Expected => string.Create(CultureInfo.InvariantCulture, $"a number from {least} to {most}");

    public override object? Read(PlanNode node, out string? complaint)
    {
        complaint = null;
        return node.Kind == NodeKind.Number
            && double.TryParse(node.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && number >= least
            && number <= most
                ? number
                : null;
    }

    public override void Write(Utf8JsonWriter writer, object value) => writer.WriteNumberValue((double)value);

    public override JsonObject Describe() =>
        least == double.MinValue && most == double.MaxValue ? new() { ["type"] = "number" } : new() { ["type"] = "number", ["minimum"] = least, ["maximum"] = most };
}
