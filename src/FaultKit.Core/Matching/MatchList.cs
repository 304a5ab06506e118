using System.Collections;

namespace FaultKit;

/// <summary>The conditions of a rule, all of which a call has to satisfy.</summary>
/// <remarks>Immutable, and equal by value, so that a reloaded rule that did not change keeps its counters.</remarks>
public sealed class MatchList : IReadOnlyList<FaultMatch>, IEquatable<MatchList>
{
    private readonly FaultMatch[] _items;

    /// <summary>These conditions.</summary>
    /// <param name="conditions">The conditions.</param>
    public MatchList(IEnumerable<FaultMatch> conditions) => _items = [.. conditions];

    private MatchList() => _items = [];

    /// <summary>No condition.</summary>
    public static MatchList Empty { get; } = new();

    /// <inheritdoc/>
    public int Count => _items.Length;

    /// <inheritdoc/>
    public FaultMatch this[int index] => _items[index];

    /// <inheritdoc/>
    public IEnumerator<FaultMatch> GetEnumerator() => ((IEnumerable<FaultMatch>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(MatchList? other) => other is not null && _items.AsSpan().SequenceEqual(other._items);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as MatchList);

    /// <inheritdoc/>
    public override int GetHashCode() => _items.Length == 0 ? 0 : HashCode.Combine(_items.Length, _items[0]);
}
