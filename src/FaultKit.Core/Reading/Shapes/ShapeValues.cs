using System.Diagnostics.CodeAnalysis;

namespace FaultKit;

/// <summary>What was read of an object, by property name.</summary>
internal sealed class ShapeValues
{
    private readonly Dictionary<string, object> _values = [];

    public bool Has(string name) => _values.ContainsKey(name);

    public void Set(string name, object value) => _values[name] = value;

    /// <summary>A value, or its type's default where the document has none.</summary>
    [return: MaybeNull]
    public T Get<T>(string name) => _values.TryGetValue(name, out var value) ? (T)value : default;

    /// <summary>A value, or another where the document has none.</summary>
    public T Get<T>(string name, T otherwise) => _values.TryGetValue(name, out var value) ? (T)value : otherwise;
}
