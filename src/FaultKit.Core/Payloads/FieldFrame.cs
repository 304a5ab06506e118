namespace FaultKit;

/// <summary>An object or a list of a document that is being read.</summary>
/// <param name="isArray">Which of the two.</param>
/// <param name="steps">How many steps of the path lead here; a negative number where it leads elsewhere.</param>
internal sealed class FieldFrame(bool isArray, int steps)
{
    private int _items;
    private bool _hasKept;

    public bool IsArray => isArray;

    /// <summary>How many steps of the path lead to the value that comes; a negative number where it leads elsewhere.</summary>
    public int StepsOfValue { get; set; } = -1;

    /// <summary>Whether the next thing that stays has lost all that stood before it, and with it what its comma divides it from.</summary>
    public bool IsCommaLost => _items > 1 && !_hasKept;

    /// <summary>A property is met, or an element.</summary>
    /// <param name="leads">Whether the path's next step leads to it.</param>
    public void Meet(bool leads)
    {
        _items++;
        StepsOfValue = leads ? steps + 1 : -1;
    }

    /// <summary>Whether a step leads to the element that comes.</summary>
    public bool LeadsToElement(PathStep[] path) =>
        steps >= 0 && steps < path.Length && path[steps] is { Name: null, Index: var index } && (index == PathStep.Any || index == _items);

    /// <summary>The name that the path's next step leads to; null where it does not lead to a property.</summary>
    public string? NextName(PathStep[] path) => steps >= 0 && steps < path.Length ? path[steps].Name : null;

    /// <summary>What was met stays.</summary>
    public void Keep() => _hasKept = true;
}
