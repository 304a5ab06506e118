using System.Text;

namespace FaultKit.Lambda;

/// <summary>Changes the records of an event as a <see cref="BatchFault"/> says, drawn from the hit's dice.</summary>
internal static class BatchChange
{
    /// <summary>Records, as many as are asked for and at most all, in the order of the batch.</summary>
    public static int[] Pick(FaultDraw draw, int count, int from) => draw.Pick(count, from);

    /// <summary>The event with the change made.</summary>
    /// <param name="fault">What is to be done.</param>
    /// <param name="draw">The dice.</param>
    /// <param name="json">The event.</param>
    /// <param name="records">Its records.</param>
    /// <param name="detail">What was done, or why nothing could be.</param>
    /// <returns>Null where nothing could be done.</returns>
    public static byte[]? Apply(BatchFault fault, FaultDraw draw, ReadOnlySpan<byte> json, EventRecords records, out string detail)
    {
        var (items, count) = (records.Items, records.Items.Count);
        if (records.Shape == RecordShape.Of(EventSource.EventBridge) && fault.Kind != BatchKind.Poison)
        {
            detail = "an event of a bus comes alone, and not in a list";
            return null;
        }

        if (count == 1 && fault.Kind is BatchKind.Reorder or BatchKind.Drop)
        {
            detail = fault.Kind == BatchKind.Drop ? "the batch has one record, and nobody is called for none" : "the batch has one record, and no order";
            return null;
        }

        var chosen = Pick(draw, fault.Kind == BatchKind.Drop ? Math.Min(fault.Count, count - 1) : fault.Count, count);
        detail = $"{fault.Kind} of {(fault.Kind == BatchKind.Reorder ? count : chosen.Length)} of {count} records";
        return fault.Kind switch
        {
            BatchKind.Duplicate => Write(json, items, Times(count, i => chosen.Contains(i) ? 2 : 1)),
            BatchKind.Drop => Write(json, items, Times(count, i => chosen.Contains(i) ? 0 : 1)),
            BatchKind.Reorder => Write(json, items, OtherOrder(draw, count)),
            _ => Poison(json, records, chosen),
        };
    }

    /// <summary>Each record, in order, as often as is said.</summary>
    private static int[] Times(int count, Func<int, int> times)
    {
        var order = new List<int>(count);
        for (var i = 0; i < count; i++)
        {
            for (var left = times(i); left > 0; left--)
            {
                order.Add(i);
            }
        }

        return [.. order];
    }

    /// <summary>Chance may leave all in its place, which would be no fault.</summary>
    private static int[] OtherOrder(FaultDraw draw, int count)
    {
        var order = draw.Shuffle(count);
        return Array.TrueForAll(order, i => order[i] == i) ? [.. order[1..], order[0]] : order;
    }

    private static byte[] Write(ReadOnlySpan<byte> json, IReadOnlyList<EventRecord> items, int[] order)
    {
        using var written = new MemoryStream(json.Length);
        written.Write(json[..items[0].Place.Start.Value]);
        var isFirst = true;
        foreach (var i in order)
        {
            written.Write(isFirst ? [] : ","u8);
            written.Write(json[items[i].Place]);
            isFirst = false;
        }

        written.Write(json[items[^1].Place.End.Value..]);
        return written.ToArray();
    }

    private static byte[] Poison(ReadOnlySpan<byte> json, EventRecords records, int[] chosen)
    {
        using var written = new MemoryStream(json.Length);
        var poison = Encoding.UTF8.GetBytes(records.Shape.Poison);
        var at = 0;
        foreach (var i in chosen)
        {
            var payload = records.Items[i].Payload;
            if (payload.Equals(default))
            {
                continue;
            }

            written.Write(json[at..payload.Start.Value]);
            written.Write(poison);
            at = payload.End.Value;
        }

        written.Write(json[at..]);
        return written.ToArray();
    }
}
