using System.Globalization;

namespace FaultKit;

/// <summary>A path into a JSON document: <c>$.detail.items[0]['a name'][*]</c>.</summary>
/// <remarks>The part of RFC 9535 that names places: names, indexes from the front, and "any element". No filters, slices or descents.</remarks>
internal sealed class JsonPath
{
    private const int Deepest = 16;

    /// <summary>What a path looks like, as a regular expression, for schemas.</summary>
    public const string PayloadPattern = "^" + Written + "$";

    /// <summary>What the path of a condition looks like: a path into the payload, or any other name.</summary>
    public const string Pattern = "^([^$]|" + Written + "$)";

    private const string Written = @"\$(\.(?!\*(\.|\[|$))[^.[]+|\[(\*|[0-9]{1,10}|'((?!'\]).)+')\]){1,16}";

    private JsonPath(string text, PathStep[] steps) => (Text, Steps) = (text, steps);

    public string Text { get; }

    public PathStep[] Steps { get; }

    /// <exception cref="FormatException">The text is no path; the message says what to write instead.</exception>
    public static JsonPath Parse(string text)
    {
        var steps = new List<PathStep>();
        var rest = text.AsSpan(1);
        while (!rest.IsEmpty)
        {
            steps.Add(rest[0] switch
            {
                '.' => TakeName(ref rest, text),
                '[' => TakeBracket(ref rest, text),
                _ => throw Refuse(text, $"\"{rest[0]}\" cannot stand there"),
            });
        }

        return steps.Count is > 0 and <= Deepest ? new(text, [.. steps])
            : throw Refuse(text, steps.Count == 0 ? "it names nothing" : $"it has more than {Deepest} steps");
    }

    private static PathStep TakeName(ref ReadOnlySpan<char> rest, string text)
    {
        var end = rest[1..].IndexOfAny('.', '[');
        var name = end < 0 ? rest[1..] : rest.Slice(1, end);
        rest = end < 0 ? default : rest[(end + 1)..];
        return name.IsEmpty ? throw Refuse(text, "a name is missing after a dot")
            : name.SequenceEqual("*") ? throw Refuse(text, "\"any element\" is written [*]")
            : new(name.ToString(), -1);
    }

    private static PathStep TakeBracket(ref ReadOnlySpan<char> rest, string text)
    {
        if (rest.StartsWith("['"))
        {
            var quote = rest[2..].IndexOf("']");
            var name = quote <= 0 ? throw Refuse(text, "a name in brackets is written ['a name']") : rest.Slice(2, quote).ToString();
            rest = rest[(quote + 4)..];
            return new(name, -1);
        }

        var end = rest.IndexOf(']');
        var index = end < 0 ? default : rest[1..end];
        rest = end < 0 ? default : rest[(end + 1)..];
        return index.SequenceEqual("*") ? new(null, PathStep.Any)
            : int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? new(null, number)
            : throw Refuse(text, "brackets hold an index, * or 'a name'");
    }

    private static FormatException Refuse(string text, string why) =>
        new($"\"{text}\" is no path: {why}; write it as $.detail.items[0].kind, with [*] for any element");
}
