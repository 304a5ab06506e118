namespace FaultKit;

/// <summary>Turns a corruption into changes at places, drawn from the hit's dice.</summary>
internal static class Corruption
{
    public static IEnumerable<PayloadEdit> EditsOf(CorruptFault fault, FaultDraw draw, long length) => fault.Kind switch
    {
        CorruptionKind.Truncate => [new((long)(length * (fault.Keep?.Value ?? draw.Unit(DrawLane.Length))), EditAction.Cut, 0)],
        CorruptionKind.BitFlip => Enumerable.Range(0, fault.Flips).Select(i => Flip(draw, i, length)),

        // A closing bracket before the document: the one change after which no JSON text is JSON, whatever it was, at a place
        // that is known before the first byte has been seen.
        _ => [new(0, EditAction.Insert, (byte)'}')],
    };

    /// <summary>The bit, then the byte: both from one number, so that the third flip stays where it is when a fourth is asked for.</summary>
    private static PayloadEdit Flip(FaultDraw draw, int index, long length)
    {
        var bit = (long)(draw.Unit(DrawLane.Offset, index) * length * 8);
        return new(bit / 8, EditAction.Xor, (byte)(1 << (int)(bit % 8)));
    }
}
