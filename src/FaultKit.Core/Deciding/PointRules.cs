namespace FaultKit;

/// <summary>The rules of a plan that speak to one point.</summary>
internal sealed class PointRules
{
    public PointRules(FaultPoint point, CompiledRule[] items)
    {
        Point = point;
        Items = items;
        PayloadPaths = [.. items.SelectMany(item => item.Rule.Match).Select(match => match.JsonPath).OfType<JsonPath>().DistinctBy(path => path.Text)];
    }

    public FaultPoint Point { get; }

    public CompiledRule[] Items { get; }

    /// <summary>The paths into the payload that any of the rules matches on.</summary>
    public IReadOnlyList<JsonPath> PayloadPaths { get; }

    public int IndexOf(JsonPath path)
    {
        for (var i = 0; i < PayloadPaths.Count; i++)
        {
            if (PayloadPaths[i].Text == path.Text)
            {
                return i;
            }
        }

        return -1;
    }

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
