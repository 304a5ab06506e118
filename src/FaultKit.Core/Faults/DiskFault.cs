namespace FaultKit;

/// <summary>Takes space of the folder for temporary files, <c>/tmp</c> on Lambda, while the call lasts.</summary>
/// <remarks>The space is that of a file without a name: it is free again when the process ends, however that happens. 1 MiB is always left.</remarks>
public sealed record DiskFault : PressureFault
{
    /// <summary>The most that may be asked for, in bytes: the largest <c>/tmp</c> there is (AWS Lambda quotas, 10,240 MB).</summary>
    public const long MaxSize = MemoryFault.MaxSize;

    /// <summary>How much, in bytes.</summary>
    public required long Size { get; init; }

    internal static FaultShape Row { get; } = new(
        "disk",
        "Takes space of the folder for temporary files while the call lasts.",
        [new("size", new ByteSizeShape(MaxSize), "How much; never the last MiB.") { IsRequired = true }, DurationProperty],
        PlacesWith("less space in /tmp; who writes more than is left fails"),
        values => (new DiskFault { Size = values.Get<long>("size"), Duration = values.Duration("duration") }, null))
    {
        NeedsConsent = true,
    };

    internal override FaultShape Shape => Row;

    internal override ShapeValues Settings => new ShapeValues(Row.Properties).With("size", Size).With("duration", Duration);

    private protected override string? SizeComplaint => Size is < 1 or > MaxSize ? "the size must be from 1 byte to 10 GiB" : null;

    internal override IDisposable Press(TimeSpan longest, out string detail) => DiskPressure.Begin(Size, Path.GetTempPath(), out detail);
}
