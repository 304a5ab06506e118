using System.Collections;

namespace FaultKit;

/// <summary>Texts in order, such as the reasons of an <see cref="ErrorFault"/>.</summary>
/// <remarks>Immutable, and equal by value, so that a fault that carries them is too.</remarks>
public sealed class TextList : IReadOnlyList<string>, IEquatable<TextList>
{
    private readonly string[] _items;

    /// <summary>A list of these texts.</summary>
    /// <param name="texts">The texts.</param>
    /// <exception cref="ArgumentNullException">There is no list.</exception>
    public TextList(IEnumerable<string> texts) => _items = [.. texts];

    /// <summary>No texts.</summary>
    public static TextList Empty { get; } = new([]);

    /// <inheritdoc/>
    public int Count => _items.Length;

    /// <inheritdoc/>
    public string this[int index] => _items[index];

    /// <inheritdoc/>
    public IEnumerator<string> GetEnumerator() => ((IEnumerable<string>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(TextList? other) => other is not null && _items.AsSpan().SequenceEqual(other._items);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as TextList);

    /// <inheritdoc/>
    public override int GetHashCode() => _items.Length == 0 ? 0 : HashCode.Combine(_items.Length, _items[0]);

    /// <inheritdoc/>
    public override string ToString() => string.Join(", ", _items);
}
