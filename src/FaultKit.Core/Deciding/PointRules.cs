namespace FaultKit;

/// <summary>The rules of a plan that speak to one point.</summary>
internal sealed class PointRules
{
    private static readonly HashSet<string> s_none = [];

    public PointRules(FaultPoint point, CompiledRule[] items, bool isMet = false)
    {
        Point = point;
        Items = items;
        IsMoot = items.Length == 0 && !isMet;
        IsUniform = Array.TrueForAll(items, item => !item.IsConditional && item.Calls is null);
        IsPlain = IsUniform && Array.TrueForAll(items, item => item is { HasCounters: false, HasRamp: false, Policing: null });
        HasConditions = Array.Exists(items, item => item.Rule.Match.Count > 0);
        if (HasConditions)
        {
            Attributes = AttributesOf(items);
            PayloadPaths = PathsOf(items);
        }
    }

    public FaultPoint Point { get; }

    public CompiledRule[] Items { get; }

    /// <summary>Whether calls through the point need no decision.</summary>
    public bool IsMoot { get; }

    /// <summary>Whether every call through the point concerns all of its rules alike: then one count does for all of them.</summary>
    public bool IsUniform { get; }

    /// <summary>Whether nothing but chance stands between a call and each of the rules.</summary>
    public bool IsPlain { get; }

    /// <summary>Whether every rule has been told that a call matched it.</summary>
    public bool HasMatched { get; private set; }

    /// <summary>Whether any of the rules has conditions.</summary>
    public bool HasConditions { get; }

    /// <summary>The attributes that any of the rules matches on.</summary>
    public IReadOnlySet<string> Attributes { get; } = s_none;

    /// <summary>The paths into the payload that any of the rules matches on.</summary>
    public JsonPath[] PayloadPaths { get; } = [];

    /// <summary>Tells every rule that a call matched it.</summary>
    public void NoteMatch()
    {
        Array.ForEach(Items, item => item.State.NoteMatch());
        HasMatched = true;
    }

    public int IndexOf(JsonPath path)
    {
        for (var i = 0; i < PayloadPaths.Length; i++)
        {
            if (PayloadPaths[i].Text == path.Text)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Whether calls of the two are counted together.</summary>
    /// <remarks>Places beyond the table have no number to be known by: those with the same rules count together, so that what is kept of them has an end.</remarks>
    public bool CountsWith(PointRules other) =>
        this == other || (Point.Id == PointTable.Unlisted && other.Point.Id == PointTable.Unlisted && Items.AsSpan().SequenceEqual(other.Items));

    // Apart, so that a process whose rules have no conditions does not load what these are made with: the first invocation waits for it.
    private static HashSet<string> AttributesOf(CompiledRule[] items)
    {
        var attributes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var match in ConditionsOf(items))
        {
            if (match.JsonPath is null)
            {
                attributes.Add(match.Path);
            }
        }

        return attributes;
    }

    private static JsonPath[] PathsOf(CompiledRule[] items)
    {
        var paths = new List<JsonPath>();
        foreach (var match in ConditionsOf(items))
        {
            if (match.JsonPath is { } path && !paths.Exists(known => known.Text == path.Text))
            {
                paths.Add(path);
            }
        }

        return [.. paths];
    }

    private static List<FaultMatch> ConditionsOf(CompiledRule[] items)
    {
        var conditions = new List<FaultMatch>();
        Array.ForEach(items, item => conditions.AddRange(item.Rule.Match));
        return conditions;
    }
}
