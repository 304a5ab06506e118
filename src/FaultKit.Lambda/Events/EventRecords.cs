using System.Text.Json;

namespace FaultKit.Lambda;

/// <summary>The records of an event, found in one pass; their bytes stay where they are.</summary>
internal sealed class EventRecords
{
    private EventRecords(RecordShape shape, IReadOnlyList<EventRecord> items) => (Shape, Items) = (shape, items);

    public RecordShape Shape { get; }

    public IReadOnlyList<EventRecord> Items { get; }

    /// <summary>The records of an event of a source; null where it has none.</summary>
    public static EventRecords? Of(EventSource source, ReadOnlySpan<byte> json)
    {
        if (RecordShape.Of(source) is not { } shape)
        {
            return null;
        }

        var reader = new Utf8JsonReader(json);
        var items = new List<EventRecord>();
        if (reader.Read() && (source == EventSource.EventBridge || FindList(ref reader)))
        {
            do
            {
                if (reader.TokenType == JsonTokenType.StartObject)
                {
                    items.Add(ReadOne(ref reader, shape));
                }
            }
            while (reader.Read() && reader.TokenType == JsonTokenType.StartObject);
        }

        return items.Count == 0 ? null : new(shape, items);
    }

    /// <summary>Goes to the list: the event itself, as a pipe sends it, or its <c>Records</c>.</summary>
    private static bool FindList(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.StartArray)
        {
            return true;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isList = reader.ValueTextEquals("Records"u8);
            reader.Read();
            if (isList)
            {
                return reader.TokenType == JsonTokenType.StartArray;
            }

            reader.Skip();
        }

        return false;
    }

    private static EventRecord ReadOne(ref Utf8JsonReader reader, RecordShape shape)
    {
        var (start, top) = ((int)reader.TokenStartIndex, reader.CurrentDepth);
        var (payloadSteps, idSteps) = (0, 0);
        var payload = default(Range);
        string? id = null;
        while (reader.Read() && !(reader.TokenType == JsonTokenType.EndObject && reader.CurrentDepth == top))
        {
            if (reader.TokenType != JsonTokenType.PropertyName)
            {
                continue;
            }

            var level = reader.CurrentDepth - top;
            var isId = Leads(shape.Id, ref idSteps, level, ref reader);
            if (Leads(shape.Payload, ref payloadSteps, level, ref reader))
            {
                payload = ReadValue(ref reader);
            }
            else if (isId && reader.Read() && reader.TokenType == JsonTokenType.String)
            {
                id = reader.GetString();
            }
        }

        return new(start..(int)reader.BytesConsumed, payload, id);
    }

    /// <summary>Whether the property at hand is the end of a way, all steps before it having been taken.</summary>
    private static bool Leads(string[] way, ref int steps, int level, ref Utf8JsonReader reader)
    {
        steps = Math.Min(steps, level - 1);
        if (steps == level - 1 && level <= way.Length && reader.ValueTextEquals(way[level - 1]))
        {
            steps = level;
        }

        return steps == way.Length && steps == level;
    }

    private static Range ReadValue(ref Utf8JsonReader reader)
    {
        reader.Read();
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return start..(int)reader.BytesConsumed;
    }
}
