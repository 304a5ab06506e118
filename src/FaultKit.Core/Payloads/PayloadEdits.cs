namespace FaultKit;

/// <summary>The changes of one or more corruptions to one payload that fall on known places, in the order of these.</summary>
internal sealed class PayloadEdits : PayloadStage
{
    /// <summary>Where a payload's length is not known beforehand, changes fall within its first bytes: most of what an API sends is longer.</summary>
    public const int AssumedLength = 256;

    private readonly PayloadEdit[] _edits;

    public PayloadEdits(List<PayloadEdit> edits)
    {
        var ordered = new List<PayloadEdit>(edits.Count);
        edits.ForEach(edit => ordered.InsertInOrder(edit, IsAfter));
        _edits = [.. ordered];
    }

    public IReadOnlyList<PayloadEdit> Items => _edits;

    public override PayloadPass Open() => new EditPass(this);

    public override long? LengthAfter(long length)
    {
        var cut = Array.FindIndex(_edits, edit => edit.Action == EditAction.Cut);
        var kept = cut < 0 ? length : Math.Min(_edits[cut].Offset, length);
        return kept + Array.FindAll(_edits, edit => edit.Action == EditAction.Insert && edit.Offset <= kept).Length;
    }

    private static bool IsAfter(PayloadEdit left, PayloadEdit right) =>
        left.Offset > right.Offset || (left.Offset == right.Offset && left.Action > right.Action);
}
