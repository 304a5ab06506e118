namespace FaultKit;

/// <summary>The changes of one or more corruptions to one payload that fall on known places, in the order of these.</summary>
internal sealed class PayloadEdits : PayloadStage
{
    /// <summary>Where a payload's length is not known beforehand, changes fall within its first bytes: most of what an API sends is longer.</summary>
    public const int AssumedLength = 256;

    private readonly PayloadEdit[] _edits;

    public PayloadEdits(IEnumerable<PayloadEdit> edits) => _edits = [.. edits.OrderBy(edit => edit.Offset).ThenBy(edit => edit.Action)];

    public IReadOnlyList<PayloadEdit> Items => _edits;

    public override PayloadPass Open() => new EditPass(this);

    public override long? LengthAfter(long length)
    {
        var cut = _edits.FirstOrDefault(edit => edit.Action == EditAction.Cut, new(length, EditAction.Cut, 0)).Offset;
        return Math.Min(cut, length) + _edits.LongCount(edit => edit.Action == EditAction.Insert && edit.Offset <= Math.Min(cut, length));
    }
}
