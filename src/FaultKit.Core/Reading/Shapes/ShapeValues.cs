using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace FaultKit;

/// <summary>What was read of an object, by property name.</summary>
/// <param name="properties">What it may hold; a dozen at most, so that a walk finds a name sooner than a hash.</param>
internal sealed class ShapeValues(PropertyShape[] properties)
{
    private readonly object?[] _values = new object?[properties.Length];

    public bool Has(string name) => Find(name) is not null;

    public void Set(string name, object value)
    {
        for (var i = 0; i < _values.Length; i++)
        {
            if (properties[i].Name == name)
            {
                _values[i] = value;
            }
        }
    }

    /// <summary>Sets a value that a document would have to say: none that is missing, none that is the default.</summary>
    public ShapeValues With(string name, object? value, object? usual = null)
    {
        if (value is not null && !value.Equals(usual))
        {
            Set(name, value);
        }

        return this;
    }

    /// <summary>A value, or null where there is none.</summary>
    public object? this[int index] => _values[index];

    /// <summary>A value, or its type's default where the document has none.</summary>
    [return: MaybeNull]
    public T Get<T>(string name) => Find(name) is { } value ? (T)value : default;

    /// <summary>A value, or another where the document has none.</summary>
    public T Get<T>(string name, T otherwise) => Find(name) is { } value ? (T)value : otherwise;

    // What takes one of the runtime's value types out of its box cannot be compiled ahead of time: once for each type, and in nobody else's body.
    [MethodImpl(MethodImplOptions.NoInlining)]
    public TimeSpan? Duration(string name) => Find(name) is TimeSpan value ? value : null;

    [MethodImpl(MethodImplOptions.NoInlining)]
    public DateTimeOffset? Instant(string name) => Find(name) is DateTimeOffset value ? value : null;

    [MethodImpl(MethodImplOptions.NoInlining)]
    public long? Whole(string name) => Find(name) is long value ? value : null;

    [MethodImpl(MethodImplOptions.NoInlining)]
    public CallRange? Calls(string name) => Find(name) is CallRange value ? value : null;

    private object? Find(string name)
    {
        for (var i = 0; i < _values.Length; i++)
        {
            if (properties[i].Name == name)
            {
                return _values[i];
            }
        }

        return null;
    }
}
