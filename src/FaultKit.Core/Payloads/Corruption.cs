namespace FaultKit;

/// <summary>Turns a corruption into changes of a payload; what is left to chance is drawn from the hit's dice.</summary>
internal static class Corruption
{
    /// <summary>The first of the two bytes that every gzip stream begins with (RFC 1952, section 2.3.1), made another.</summary>
    private static readonly PayloadEdit s_magic = new(0, EditAction.Xor, 0x40);

    /// <summary>Why nothing can come of a corruption; null where something can.</summary>
    public static string? WhyNot(CorruptFault fault, long? length) =>
        fault.Kind == CorruptionKind.Duplicate && length > Repetition.Longest ? Repetition.TooLong
        : fault is { Fitting: false, On: PayloadSide.Request } && length is null ? "the request says no length that it could fall short of"
        : null;

    /// <summary>Whether it depends on what the payload holds if anything comes of it.</summary>
    public static bool IsUncertain(CorruptFault fault, long? length) =>
        FieldActionOf(fault) is not null || (fault.Kind == CorruptionKind.Duplicate && length is null);

    /// <summary>The changes at places that are known before the first byte has been seen.</summary>
    public static IEnumerable<PayloadEdit> EditsOf(CorruptFault fault, FaultDraw draw, long length, PayloadHead head = default) => fault.Kind switch
    {
        CorruptionKind.Truncate when fault.Fitting || fault.On == PayloadSide.Request => [new(Kept(fault, draw, length), EditAction.Cut, 0)],
        CorruptionKind.Empty => [new(0, EditAction.Cut, 0)],
        CorruptionKind.BitFlip => Flips(fault, draw, length),

        // A closing bracket before the document: the one change after which no JSON text is JSON, whatever it was, at a place
        // that is known before the first byte has been seen.
        CorruptionKind.MalformedJson => [new(0, EditAction.Insert, (byte)'}')],
        CorruptionKind.Gzip when head.IsGzip => [s_magic],
        CorruptionKind.GzipTruncated when head.IsGzip => [new(Kept(fault, draw, length), EditAction.Cut, 0)],
        _ => [],
    };

    /// <summary>The changes that the whole payload goes through, after those at places.</summary>
    public static IEnumerable<PayloadStage> StagesOf(CorruptFault fault, FaultDraw draw, long length, PayloadHead head, PayloadReport? report) => fault.Kind switch
    {
        CorruptionKind.Duplicate => [new Repetition(report)],
        CorruptionKind.Oversize => [new Growth(fault.Bytes)],
        CorruptionKind.Gzip when !head.IsGzip => [new Compression(null), new PayloadEdits([s_magic])],
        CorruptionKind.GzipTruncated when !head.IsGzip => [new Compression(Kept(fault, draw, length))],
        _ => [],
    };

    /// <summary>What is said of the payload afterwards.</summary>
    public static PayloadHead HeadAfter(CorruptFault fault, PayloadHead head) => fault.Kind switch
    {
        CorruptionKind.Charset => head with { ContentType = PayloadHead.WithCharset(head.ContentType, fault.Charset) },
        CorruptionKind.ContentType => head with { ContentType = fault.ContentType },
        CorruptionKind.Gzip or CorruptionKind.GzipTruncated when !head.IsGzip => head with { ContentEncoding = "gzip" },
        _ => head,
    };

    /// <summary>Where the payload breaks off although more was promised; null where it does not.</summary>
    public static PayloadBreak? BreakOf(CorruptFault fault, FaultDraw draw, long length) =>
        fault is { Kind: CorruptionKind.Truncate, Fitting: false } ? new(Kept(fault, draw, length), ConnectionKind.Closed) : null;

    /// <summary>What is done to a field; null where the corruption is not about one.</summary>
    public static FieldAction? FieldActionOf(CorruptFault fault) => fault.Kind switch
    {
        CorruptionKind.DropField => FieldAction.Drop,
        CorruptionKind.NullField => FieldAction.Null,
        CorruptionKind.RetypeField => FieldAction.Retype,
        _ => null,
    };

    private static long Kept(CorruptFault fault, FaultDraw draw, long length) => (long)(length * (fault.Keep?.Value ?? draw.Unit(DrawLane.Length)));

    private static PayloadEdit[] Flips(CorruptFault fault, FaultDraw draw, long length)
    {
        var flips = new PayloadEdit[fault.Flips];
        for (var i = 0; i < flips.Length; i++)
        {
            flips[i] = Flip(draw, i, length);
        }

        return flips;
    }

    /// <summary>The bit, then the byte: both from one number, so that the third flip stays where it is when a fourth is asked for.</summary>
    private static PayloadEdit Flip(FaultDraw draw, int index, long length)
    {
        var bit = (long)(draw.Unit(DrawLane.Offset, index) * length * 8);
        return new(bit / 8, EditAction.Xor, (byte)(1 << (int)(bit % 8)));
    }
}
