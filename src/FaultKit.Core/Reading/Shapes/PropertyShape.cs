namespace FaultKit;

/// <summary>A property that an object of the plan may have.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">What it may hold.</param>
/// <param name="Summary">What it is for, in a sentence.</param>
internal sealed record PropertyShape(string Name, ValueShape Value, string Summary)
{
    /// <summary>The property that every fault with two sides has.</summary>
    public static PropertyShape When { get; } =
        new("when", new ChoiceShape<FaultWhen>(), "Whether it acts before the call is made, or after; before by default.");

    public bool IsRequired { get; init; }

    /// <summary>The kinds of point where the property means something; null for all.</summary>
    public PointKind[]? Kinds { get; init; }

    /// <summary>Whether it means something at a kind of point.</summary>
    public bool GoesWith(PointKind kind)
    {
        if (Kinds is null)
        {
            return true;
        }

        // By a walk: what searches arrays of enumerations is compiled when a process starts.
        foreach (var known in Kinds)
        {
            if (known == kind)
            {
                return true;
            }
        }

        return false;
    }
}
