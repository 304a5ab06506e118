using System.Text.Json;

namespace FaultKit;

/// <summary>The names of properties that a document has shown so far: the same few in every rule, and one object for each is enough.</summary>
internal sealed class NameTable
{
    /// <summary>Longer than any name that means something, and short enough for the stack.</summary>
    private const int Longest = 32;

    /// <summary>More than the language has names; a document of thousands of unknown ones is refused anyway.</summary>
    private const int Most = 256;

    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>The name on which a reader stands.</summary>
    public string NameAt(ref Utf8JsonReader reader)
    {
        if (reader.ValueSpan.Length > Longest)
        {
            return reader.GetString()!;
        }

        Span<char> buffer = stackalloc char[Longest];
        var name = buffer[..reader.CopyString(buffer)];
        if (_names.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var known))
        {
            return known;
        }

        known = name.ToString();
        if (_names.Count < Most)
        {
            _names.Add(known);
        }

        return known;
    }
}
