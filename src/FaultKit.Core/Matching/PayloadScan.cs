using System.Text;
using System.Text.Json;

namespace FaultKit;

/// <summary>Finds what stands at several paths of a document, in one pass.</summary>
internal static class PayloadScan
{
    private static readonly JsonReaderOptions s_options = new() { MaxDepth = 64 };

    /// <summary>Reads a document.</summary>
    /// <param name="json">The document; one that is no JSON holds nothing.</param>
    /// <param name="paths">The paths.</param>
    /// <returns>For each path what stands there; several values where the path has <c>[*]</c>.</returns>
    public static List<MatchValue>[] Find(ReadOnlySpan<byte> json, IReadOnlyList<JsonPath> paths)
    {
        var found = new List<MatchValue>[paths.Count];
        for (var i = 0; i < found.Length; i++)
        {
            found[i] = [];
        }

        try
        {
            var reader = new Utf8JsonReader(json, s_options);
            if (reader.Read())
            {
                var alive = new bool[paths.Count];
                Array.Fill(alive, true);
                Visit(ref reader, 0, alive, paths, found);

                // What follows the document is found out by looking for more.
                reader.Read();
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Half a document would match by chance: it holds nothing.
            Array.ForEach(found, values => values.Clear());
        }

        return found;
    }

    /// <summary>Reads one value and all below it.</summary>
    /// <param name="reader">Stands on the value.</param>
    /// <param name="depth">How many steps lead here.</param>
    /// <param name="alive">Which paths lead here with their first steps.</param>
    /// <param name="paths">The paths.</param>
    /// <param name="found">What was found so far.</param>
    private static void Visit(ref Utf8JsonReader reader, int depth, bool[] alive, IReadOnlyList<JsonPath> paths, List<MatchValue>[] found)
    {
        var goesOn = false;
        for (var i = 0; i < alive.Length; i++)
        {
            if (alive[i] && paths[i].Steps.Length == depth)
            {
                found[i].Add(ValueAt(ref reader));
            }

            goesOn |= alive[i] && paths[i].Steps.Length > depth;
        }

        if (!goesOn)
        {
            reader.Skip();
        }
        else if (reader.TokenType == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var next = new bool[alive.Length];
                for (var i = 0; i < next.Length; i++)
                {
                    next[i] = alive[i] && paths[i].Steps.Length > depth && paths[i].Steps[depth].Name is { } name && reader.ValueTextEquals(name);
                }

                reader.Read();
                Visit(ref reader, depth + 1, next, paths, found);
            }
        }
        else if (reader.TokenType == JsonTokenType.StartArray)
        {
            for (var index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
            {
                var next = new bool[alive.Length];
                for (var i = 0; i < next.Length; i++)
                {
                    next[i] = alive[i] && paths[i].Steps.Length > depth && paths[i].Steps[depth] is { Name: null } step && (step.Index == index || step.Index == PathStep.Any);
                }

                Visit(ref reader, depth + 1, next, paths, found);
            }
        }
    }

    private static MatchValue ValueAt(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => MatchValue.Of(reader.GetString()!),
        JsonTokenType.Number => MatchValue.OfNumber(Encoding.UTF8.GetString(reader.ValueSpan)),
        JsonTokenType.True => MatchValue.Of(true),
        JsonTokenType.False => MatchValue.Of(false),
        JsonTokenType.Null => MatchValue.Null,
        _ => MatchValue.Structure,
    };
}
