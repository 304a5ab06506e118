namespace FaultKit;

/// <summary>Takes processor time while the call lasts.</summary>
public sealed record CpuFault : PressureFault
{
    /// <summary>The share of a core's time that is taken; all of it unless said otherwise.</summary>
    public Rate Load { get; init; } = Rate.Always;

    /// <summary>How many cores are loaded, at most as many as there are; null for all.</summary>
    public int? Cores { get; init; }

    internal static FaultShape Row { get; } = new(
        "cpu",
        "Takes processor time while the call lasts.",
        [
            new("load", new NumberShape(1, 100), "The share of a core's time that is taken, in percent; 100 by default."),
            new("cores", new WholeShape(1, 64), "How many cores are loaded, at most as many as there are; all by default."),
            DurationProperty,
        ],
        PlacesWith("everything takes longer"),
        values => (
            new CpuFault
            {
                Load = Rate.OfPercentage(values.Get("load", 100.0)),
                Cores = (int?)values.Whole("cores"),
                Duration = values.Duration("duration"),
            },
            null))
    {
        NeedsConsent = true,
    };

    internal override FaultShape Shape => Row;

    internal override ShapeValues Settings => new ShapeValues(Row.Properties)
        .With("load", Load.Percentage, 100.0)
        .With("cores", (long?)Cores)
        .With("duration", Duration);

    private protected override string? SizeComplaint => Cores is < 1 or > 64 ? "the cores must be from 1 to 64" : null;

    internal override IDisposable Press(TimeSpan longest, out string detail) => CpuPressure.Begin(Load.Value, Cores ?? Environment.ProcessorCount, out detail);
}
