namespace FaultKit;

/// <summary>One action of a template, as far as it was read.</summary>
/// <param name="Name">What the template calls it.</param>
/// <param name="Path">Its JSON path.</param>
/// <param name="Node">The action itself.</param>
/// <param name="Kind">Which of the three it is.</param>
/// <param name="Values">Its parameters.</param>
/// <param name="Functions">The functions that it is aimed at.</param>
internal sealed record FisAction(string Name, string Path, PlanNode Node, FisActionKind Kind, ShapeValues Values, IReadOnlyList<FisSelected> Functions)
{
    /// <summary>How long it lasts; nothing, where it is skipped because there is no function.</summary>
    public TimeSpan Duration => Functions.Count == 0 ? TimeSpan.Zero : Values.Duration("duration") ?? default;
}
