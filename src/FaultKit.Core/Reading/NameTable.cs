using System.Text.Json;

namespace FaultKit;

/// <summary>The names of properties that a document has shown lately: the same few in every rule, and one object for each is enough.</summary>
/// <remarks>A table of the simplest kind, where a name takes the place of another; what a hash set needs for spans is compiled anew whenever a process starts.</remarks>
internal sealed class NameTable
{
    /// <summary>Longer than any name that means something, and short enough for the stack.</summary>
    private const int Longest = 32;

    /// <summary>A power of two, some times the number of names that the language has.</summary>
    private const int Places = 256;

    private readonly string?[] _names = new string?[Places];

    /// <summary>The name on which a reader stands.</summary>
    public string NameAt(ref Utf8JsonReader reader)
    {
        if (reader.ValueSpan.Length > Longest)
        {
            return reader.GetString()!;
        }

        Span<char> buffer = stackalloc char[Longest];
        var name = buffer[..reader.CopyString(buffer)];
        ref var known = ref _names[PlaceOf(name)];
        return known is not null && name.SequenceEqual(known) ? known : known = name.ToString();
    }

    private static int PlaceOf(ReadOnlySpan<char> name)
    {
        var hash = 0;
        foreach (var letter in name)
        {
            hash = (hash * 31) + letter;
        }

        return hash & (Places - 1);
    }
}
