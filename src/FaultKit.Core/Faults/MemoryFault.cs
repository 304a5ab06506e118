namespace FaultKit;

/// <summary>Takes memory while the call lasts.</summary>
/// <remarks>Memory of the process and not of the garbage collector, written to, so that it counts; at most up to 90 % of what there is.</remarks>
public sealed record MemoryFault : PressureFault
{
    /// <summary>The most that may be asked for, in bytes: what the largest Lambda function has (AWS Lambda quotas, 10,240 MB).</summary>
    public const long MaxSize = 10_240L * 1024 * 1024;

    /// <summary>How much, in bytes.</summary>
    public required long Size { get; init; }

    internal static FaultShape Row { get; } = new(
        "memory",
        "Takes memory while the call lasts.",
        [new("size", new ByteSizeShape(MaxSize), "How much; never more than leaves a tenth of what there is.") { IsRequired = true }, DurationProperty],
        PlacesWith("less memory; what asks for more may fail"),
        values => (new MemoryFault { Size = values.Get<long>("size"), Duration = values.Duration("duration") }, null))
    {
        NeedsConsent = true,
    };

    internal override FaultShape Shape => Row;

    internal override ShapeValues Settings => new ShapeValues(Row.Properties).With("size", Size).With("duration", Duration);

    private protected override string? SizeComplaint => Size is < 1 or > MaxSize ? "the size must be from 1 byte to 10 GiB" : null;

    internal override IDisposable Press(TimeSpan longest, out string detail) => MemoryPressure.Begin(Size, out detail);
}
