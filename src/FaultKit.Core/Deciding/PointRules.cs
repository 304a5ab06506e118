namespace FaultKit;

/// <summary>The rules of a plan that speak to one point.</summary>
internal sealed class PointRules(FaultPoint point, CompiledRule[] items)
{
    public FaultPoint Point { get; } = point;

    public CompiledRule[] Items { get; } = items;

    /// <summary>Copies the counters of rules that another list has too.</summary>
    public void Carry(int[] counts, PointRules to, int[] toCounts)
    {
        for (var i = 0; i < to.Items.Length; i++)
        {
            var same = Array.FindIndex(Items, item => item.State == to.Items[i].State);
            if (same >= 0)
            {
                toCounts[i] = counts[same];
            }
        }
    }
}
