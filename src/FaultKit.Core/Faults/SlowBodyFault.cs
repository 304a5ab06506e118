namespace FaultKit;

/// <summary>Lets a payload pass, slowly: at a rate, or in pieces with pauses between them.</summary>
/// <remarks>Waits run on the injector's <see cref="TimeProvider"/> and end early when the call is cancelled or faults are turned off.</remarks>
public sealed record SlowBodyFault : PayloadFault
{
    /// <summary>The longest pause between two pieces.</summary>
    public static readonly TimeSpan MaxPause = LatencyFault.MaxDelay;

    /// <summary>How many bytes pass in a second; null where pieces and pauses say it.</summary>
    public long? BytesPerSecond { get; init; }

    /// <summary>How many bytes a piece has, from 1 on; null where the rate says it.</summary>
    public int? ChunkBytes { get; init; }

    /// <summary>How long it takes until the next piece; null where the rate says it.</summary>
    public TimeSpan? Pause { get; init; }

    internal static FaultShape Row { get; } = new(
        "slow-body",
        "Lets a payload pass, slowly.",
        [
            new("bytesPerSecond", new WholeShape(1, 1_000_000_000), "How many bytes pass in a second."),
            new("chunkBytes", new WholeShape(1, 16 * 1024 * 1024), "How many bytes a piece has; goes with pause."),
            new("pause", new DurationShape(TimeSpan.FromMilliseconds(1), MaxPause), "How long it takes until the next piece; goes with chunkBytes."),
            new("on", new ChoiceShape<PayloadSide>(), "Which payload is slow; the response by default."),
        ],
        [
            new(PointKind.Lambda, false, true, "a streamed response trickles"),
            new(PointKind.Http, true, true, "the body trickles"),
            new(PointKind.Aws, false, true, "the body trickles while the SDK reads it"),
            new(PointKind.AspNetCore, true, true, "the body trickles"),
        ],
        Make);

    internal override FaultShape Shape => Row;

    internal override ShapeValues Settings => new ShapeValues(Row.Properties)
        .With("bytesPerSecond", BytesPerSecond)
        .With("chunkBytes", (long?)ChunkBytes)
        .With("pause", Pause)
        .With("on", On, PayloadSide.Response);

    internal override string? Complaint =>
        BytesPerSecond is null == (ChunkBytes is null || Pause is null) || ChunkBytes is null != Pause is null
            ? "a slow body has either \"bytesPerSecond\", or \"chunkBytes\" with \"pause\""
        : BytesPerSecond < 1 || ChunkBytes < 1 || Pause <= TimeSpan.Zero || Pause > MaxPause
            ? $"rate and pieces must be at least 1 byte, and the pause up to {DurationText.Write(MaxPause)}"
        : null;

    private static (Fault?, string?) Make(ShapeValues values)
    {
        var fault = new SlowBodyFault
        {
            BytesPerSecond = values.Whole("bytesPerSecond"),
            ChunkBytes = (int?)values.Whole("chunkBytes"),
            Pause = values.Duration("pause"),
            On = values.Get("on", PayloadSide.Response),
        };
        return fault.Complaint is { } complaint ? (null, complaint) : (fault, null);
    }
}
