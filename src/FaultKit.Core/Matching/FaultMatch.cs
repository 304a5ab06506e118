namespace FaultKit;

/// <summary>A condition on a call: something of it, an operator, a value.</summary>
/// <remarks>
/// A path that begins with <c>$</c> reaches the payload: the event of an invocation, the body of a request. Other names are attributes
/// of the surface. What is absent fails every operator but <c>exists: false</c>; of several elements (<c>[*]</c>) one is enough.
/// </remarks>
public sealed record FaultMatch
{
    private readonly GlobPattern? _glob;

    /// <summary>A condition.</summary>
    /// <param name="path">What is looked at: <c>$.detail.kind</c>, <c>method</c>, <c>header.X-Tenant</c>.</param>
    /// <param name="operator">How it is compared.</param>
    /// <param name="values">What with; several for <see cref="MatchOperator.In"/>, else one.</param>
    /// <exception cref="FormatException">The path begins with <c>$</c> and is no path; the message says what to write instead.</exception>
    public FaultMatch(string path, MatchOperator @operator, params MatchValue[] values)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(values);
        (Path, Operator, Values) = (path, @operator, new(values));
        JsonPath = path[0] == '$' ? FaultKit.JsonPath.Parse(path) : null;
        _glob = @operator == MatchOperator.Glob ? new(values[0].Text, '/', ignoresCase: false) : null;
    }

    /// <summary>What is looked at.</summary>
    public string Path { get; }

    /// <summary>How it is compared.</summary>
    public MatchOperator Operator { get; }

    /// <summary>What with.</summary>
    public ValueList Values { get; }

    /// <summary>The path into the payload; null for an attribute.</summary>
    internal JsonPath? JsonPath { get; }

    /// <inheritdoc/>
    public bool Equals(FaultMatch? other) => other is not null && (Path, Operator) == (other.Path, other.Operator) && Values.Equals(other.Values);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Path, Operator, Values);

    /// <summary>The condition in words: <c>$.detail.kind eq "block"</c>.</summary>
    public override string ToString() =>
        $"{Path} {char.ToLowerInvariant(Operator.ToString()[0])}{Operator.ToString()[1..]} {string.Join(" | ", Values.ConvertAll(value => value.Kind == MatchValueKind.Text ? $"\"{value.Text}\"" : value.Text))}";

    /// <summary>Whether one value satisfies it.</summary>
    internal bool Accepts(MatchValue found) => found.Kind != MatchValueKind.Absent && Operator switch
    {
        MatchOperator.Exists => true,
        MatchOperator.Eq or MatchOperator.In => IsOneOf(found),
        MatchOperator.Ne => !Values[0].IsSame(found),
        MatchOperator.StartsWith => found.Kind == MatchValueKind.Text && found.Text.StartsWith(Values[0].Text, StringComparison.Ordinal),
        MatchOperator.Contains => found.Kind == MatchValueKind.Text && found.Text.Contains(Values[0].Text, StringComparison.Ordinal),
        MatchOperator.Glob => found.Kind == MatchValueKind.Text && _glob!.IsMatch(found.Text),
        MatchOperator.Gt => found.AsNumber() > Values[0].AsNumber(),
        _ => found.AsNumber() < Values[0].AsNumber(),
    };

    /// <summary>By a walk: every call that a rule with conditions speaks to passes here.</summary>
    private bool IsOneOf(MatchValue found)
    {
        for (var i = 0; i < Values.Count; i++)
        {
            if (Values[i].IsSame(found))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether what was found satisfies it; nothing found is an empty list.</summary>
    internal bool AcceptsAny(List<MatchValue> found)
    {
        if (Operator == MatchOperator.Exists && Values[0].Text == "false")
        {
            return found.Count == 0;
        }

        for (var i = 0; i < found.Count; i++)
        {
            if (Accepts(found[i]))
            {
                return true;
            }
        }

        return false;
    }
}
