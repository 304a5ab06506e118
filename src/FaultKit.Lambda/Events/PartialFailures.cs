using System.Buffers;
using System.Text.Json;

namespace FaultKit.Lambda;

/// <summary>Results that name records as failed: <c>{"batchItemFailures":[{"itemIdentifier":"..."}]}</c>.</summary>
/// <remarks>AWS Lambda Developer Guide, "Implementing partial batch responses".</remarks>
internal static class PartialFailures
{
    /// <summary>A result with more failures in it: those that the function reported come first.</summary>
    /// <param name="result">The function's own; one that reports nothing, or is no such report, had no failures.</param>
    /// <param name="ids">The records to name besides.</param>
    public static ReadOnlyMemory<byte> Add(ReadOnlySpan<byte> result, IEnumerable<string> ids)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartObject();
        writer.WriteStartArray("batchItemFailures");
        var failed = Read(result);
        failed.AddRange(ids);
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var id in failed)
        {
            if (!known.Add(id))
            {
                continue;
            }

            writer.WriteStartObject();
            writer.WriteString("itemIdentifier", id);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }

    /// <summary>The records that a result names.</summary>
    private static List<string> Read(ReadOnlySpan<byte> result)
    {
        var found = new List<string>();
        try
        {
            var reader = new Utf8JsonReader(result);
            var isItem = false;
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.PropertyName)
                {
                    isItem = reader.CurrentDepth == 3 && reader.ValueTextEquals("itemIdentifier"u8);
                }
                else if (isItem && reader.TokenType == JsonTokenType.String)
                {
                    found.Add(reader.GetString()!);
                }
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Whatever it is, Lambda cannot read it as a report either.
            found.Clear();
        }

        return found;
    }
}
