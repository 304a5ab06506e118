using System.Collections;

namespace FaultKit;

/// <summary>The headers of an injected response, in order.</summary>
/// <remarks>Immutable, and equal by value, so that a fault that carries headers is too.</remarks>
public sealed class HeaderList : IReadOnlyList<KeyValuePair<string, string>>, IEquatable<HeaderList>
{
    private readonly KeyValuePair<string, string>[] _items;

    /// <summary>A list of these headers.</summary>
    /// <exception cref="ArgumentNullException">There is no list.</exception>
    public HeaderList(IEnumerable<KeyValuePair<string, string>> headers) => _items = [.. headers];

    /// <summary>No headers.</summary>
    public static HeaderList Empty { get; } = new([]);

    /// <inheritdoc/>
    public int Count => _items.Length;

    /// <inheritdoc/>
    public KeyValuePair<string, string> this[int index] => _items[index];

    /// <summary>Whether a header is there, whatever the case of its name.</summary>
    public bool Has(string name) => Array.Exists(_items, item => string.Equals(item.Key, name, StringComparison.OrdinalIgnoreCase));

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => ((IEnumerable<KeyValuePair<string, string>>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(HeaderList? other) => other is not null && _items.AsSpan().SequenceEqual(other._items);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as HeaderList);

    /// <inheritdoc/>
    public override int GetHashCode() => _items.Length == 0 ? 0 : HashCode.Combine(_items.Length, _items[0].Key);
}
