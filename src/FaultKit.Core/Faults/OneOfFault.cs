namespace FaultKit;

/// <summary>Exclusive alternatives: of several faults the dice pick one, by weight, for each hit.</summary>
/// <remarks>A plan writes it as <c>oneOf</c> in the place of <c>fault</c>. It stands for no fault of its own: hits name the one that was picked.</remarks>
public sealed record OneOfFault : Fault
{
    private readonly WeightedFault[] _choices;
    private readonly double _total;

    /// <summary>These alternatives.</summary>
    /// <param name="choices">At least one, each with a weight above 0, none of them alternatives again.</param>
    /// <exception cref="ArgumentException">There is none, or one cannot stand here.</exception>
    public OneOfFault(params WeightedFault[] choices)
    {
        ArgumentNullException.ThrowIfNull(choices);
        if (choices.Length == 0 || Array.Exists(choices, choice => choice is not { Weight: > 0 and < double.PositiveInfinity, Fault: not OneOfFault }))
        {
            throw new ArgumentException("Alternatives are at least one fault, each with a weight above 0, none of them alternatives again.", nameof(choices));
        }

        _choices = [.. choices];
        foreach (var choice in choices)
        {
            _total += choice.Weight;
        }

    }

    /// <summary>The alternatives, in the order of the document.</summary>
    public IReadOnlyList<WeightedFault> Choices => _choices;

    internal override FaultShape Shape { get; } = new(
        "oneOf",
        "Exclusive alternatives: of several faults one is picked, by weight, for each hit.",
        [],
        [],
        _ => throw new NotSupportedException("Alternatives are read by the rule, not as a fault."));

    /// <summary>That of the one picked; nobody asks for it before.</summary>
    internal override FaultRole Role => FaultRole.Terminal;

    internal override ShapeValues Settings => throw new NotSupportedException("Alternatives are written by the rule, not as a fault.");

    internal override bool IsOfInit => _choices[0].Fault.IsOfInit;

    internal override string? Complaint =>
        Array.Exists(_choices, choice => choice.Fault.IsOfInit != IsOfInit) ? "alternatives are either of initializations or of calls; give each sort a rule"
        : Array.Find(Array.ConvertAll(_choices, choice => choice.Fault.Complaint), complaint => complaint is not null);

    internal override IEnumerable<Fault> Alternatives => Array.ConvertAll(_choices, choice => choice.Fault);

    /// <inheritdoc/>
    public bool Equals(OneOfFault? other) => other is not null && _choices.AsSpan().SequenceEqual(other._choices);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_choices.Length, _choices[0]);

    /// <summary>The fault of one hit, drawn from its dice.</summary>
    internal Fault Pick(FaultDraw draw)
    {
        var at = draw.Unit(DrawLane.Choice) * _total;
        foreach (var choice in _choices)
        {
            at -= choice.Weight;
            if (at < 0)
            {
                return choice.Fault;
            }
        }

        // Rounding can leave a sliver beyond the last weight.
        return _choices[^1].Fault;
    }
}
