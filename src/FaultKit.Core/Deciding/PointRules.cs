namespace FaultKit;

/// <summary>The rules of a plan that speak to one point.</summary>
internal sealed class PointRules(FaultPoint point, CompiledRule[] items)
{
    public FaultPoint Point { get; } = point;

    public CompiledRule[] Items { get; } = items;

    /// <summary>Whether calls of the two are counted together.</summary>
    /// <remarks>Places beyond the table have no number to be known by: those with the same rules count together, so that what is kept of them has an end.</remarks>
    public bool CountsWith(PointRules other) =>
        this == other || (Point.Id == PointTable.Unlisted && other.Point.Id == PointTable.Unlisted && Items.AsSpan().SequenceEqual(other.Items));
}
