namespace FaultKit;

/// <summary>Changes bytes of a payload on its way.</summary>
/// <remarks>It touches only a payload that really passes: where a terminal fault takes the call, the corruption is recorded as suppressed.</remarks>
public sealed record CorruptFault : PayloadFault
{
    /// <summary>What is done to the bytes.</summary>
    public required CorruptionKind Kind { get; init; }

    /// <summary>How much of a truncated payload is kept, as a share of its bytes; null to let the dice say.</summary>
    public Rate? Keep { get; init; }

    /// <summary>How many bits are turned over, 1 to 64; 1 unless said otherwise.</summary>
    public int Flips { get; init; } = 1;

    internal static FaultShape Row { get; } = new(
        "corrupt",
        "Changes bytes of a payload on its way.",
        [
            new("kind", new ChoiceShape<CorruptionKind>(), "What is done to the bytes.") { IsRequired = true },
            new("on", new ChoiceShape<PayloadSide>(), "Which payload is touched; the response by default."),
            new("keep", new NumberShape(0, 100), "How much of a truncated payload is kept, in percent; drawn by default."),
            new("flips", new WholeShape(1, 64), "How many bits are turned over; 1 by default."),
        ],
        [
            new(PointKind.Lambda, true, true, "the handler reads a broken event, or its caller a broken result"),
            new(PointKind.Http, true, true, "the body arrives broken"),
            new(PointKind.Aws, false, true, "the SDK's checksums see it, where there are any"),
            new(PointKind.AspNetCore, true, true, "the body arrives broken"),
            new(PointKind.Custom, true, true, "the payload arrives broken, where the surface has payloads"),
        ],
        Make);

    internal override FaultShape Shape => Row;

    internal override string? Complaint =>
        Flips is < 1 or > 64 ? "the flips must be from 1 to 64" : null;

    private static (Fault?, string?) Make(ShapeValues values)
    {
        var kind = values.Get<CorruptionKind>("kind");
        if (values.Has("keep") && kind != CorruptionKind.Truncate)
        {
            return (null, "\"keep\" goes with \"kind\": \"truncate\"");
        }

        if (values.Has("flips") && kind != CorruptionKind.BitFlip)
        {
            return (null, "\"flips\" goes with \"kind\": \"bit-flip\"");
        }

        return (
            new CorruptFault
            {
                Kind = kind,
                On = values.Get("on", PayloadSide.Response),
                Keep = values.Has("keep") ? Rate.OfPercentage(values.Get<double>("keep")) : null,
                Flips = (int)values.Get("flips", 1L),
            },
            null);
    }
}
