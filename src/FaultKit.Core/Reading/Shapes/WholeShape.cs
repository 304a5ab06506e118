using System.Globalization;

namespace FaultKit;

/// <summary>A whole number in a range; read as a <see cref="long"/>.</summary>
internal sealed class WholeShape(long least, long most) : ValueShape
{
    public override string Expected => string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}");

    public override object? Read(PlanNode node, out string? complaint)
    {
        complaint = null;
        return node.Kind == NodeKind.Number
            && long.TryParse(node.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= least
            && number <= most
                ? number
                : null;
    }
}
