namespace FaultKit;

/// <summary>Blocks threads of the pool while the call lasts.</summary>
public sealed record ThreadsFault : PressureFault
{
    /// <summary>The most that may be asked for; a Lambda environment has 1,024 threads and processes in all (AWS Lambda quotas).</summary>
    public const int MaxCount = 512;

    /// <summary>How many threads.</summary>
    public required int Count { get; init; }

    internal static FaultShape Row { get; } = new(
        "threads",
        "Blocks threads of the pool while the call lasts.",
        [new("count", new WholeShape(1, MaxCount), "How many threads.") { IsRequired = true }, DurationProperty],
        PlacesWith("asynchronous work waits for a thread"),
        values => (new ThreadsFault { Count = (int)values.Get<long>("count"), Duration = values.Duration("duration") }, null))
    {
        NeedsConsent = true,
    };

    internal override FaultShape Shape => Row;

    internal override ShapeValues Settings => new ShapeValues(Row.Properties).With("count", (long)Count).With("duration", Duration);

    private protected override string? SizeComplaint => Count is < 1 or > MaxCount ? $"the threads must be from 1 to {MaxCount}" : null;

    internal override IDisposable Press(TimeSpan longest, out string detail) => ThreadPressure.Begin(Count, longest, out detail);
}
