namespace FaultKit;

/// <summary>The changes of one or more corruptions to one payload, in the order of their places.</summary>
internal sealed class PayloadEdits
{
    /// <summary>Where a payload's length is not known beforehand, changes fall within its first bytes: most of what an API sends is longer.</summary>
    public const int AssumedLength = 256;

    private readonly PayloadEdit[] _edits;

    private PayloadEdits(IEnumerable<PayloadEdit> edits) => _edits = [.. edits.OrderBy(edit => edit.Offset).ThenBy(edit => edit.Action)];

    public IReadOnlyList<PayloadEdit> Items => _edits;

    /// <summary>The changes of these corruptions to a payload.</summary>
    /// <param name="chosen">Corruptions, in the order of the document.</param>
    /// <param name="length">The payload's length in bytes; null where it is not known.</param>
    public static PayloadEdits For(IEnumerable<ChosenFault> chosen, long? length) =>
        new(chosen.SelectMany(fault => Corruption.EditsOf((CorruptFault)fault.Fault, fault.Draw, length ?? AssumedLength)));

    /// <summary>How long a payload is afterwards.</summary>
    public long LengthAfter(long length)
    {
        var cut = _edits.FirstOrDefault(edit => edit.Action == EditAction.Cut, new(length, EditAction.Cut, 0)).Offset;
        return Math.Min(cut, length) + _edits.LongCount(edit => edit.Action == EditAction.Insert && edit.Offset <= Math.Min(cut, length));
    }

    /// <summary>The payload with the changes made.</summary>
    public byte[] Apply(ReadOnlySpan<byte> payload)
    {
        using var output = new MemoryStream(payload.Length + 8);
        var cursor = new EditCursor(this);
        cursor.Pass(payload, output);
        cursor.End(output);
        return output.ToArray();
    }
}
