using System.Collections;

namespace FaultKit;

/// <summary>The values that a <see cref="FaultMatch"/> compares with.</summary>
/// <remarks>Immutable, and equal by value, so that a rule that matches on them is too.</remarks>
public sealed class ValueList : IReadOnlyList<MatchValue>, IEquatable<ValueList>
{
    private readonly MatchValue[] _items;

    internal ValueList(IEnumerable<MatchValue> values) => _items = [.. values];

    /// <inheritdoc/>
    public int Count => _items.Length;

    /// <inheritdoc/>
    public MatchValue this[int index] => _items[index];

    /// <inheritdoc/>
    public IEnumerator<MatchValue> GetEnumerator() => ((IEnumerable<MatchValue>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(ValueList? other) => other is not null && _items.AsSpan().SequenceEqual(other._items);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ValueList);

    /// <inheritdoc/>
    public override int GetHashCode() => _items.Length == 0 ? 0 : HashCode.Combine(_items.Length, _items[0]);
}
