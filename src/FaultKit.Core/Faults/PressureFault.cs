namespace FaultKit;

/// <summary>A fault that takes something of the process while a call lasts, and gives it back with the call.</summary>
/// <remarks>
/// What is taken has a cap, ends with the call, with <see cref="Duration"/> or when faults are turned off, whichever is first, and
/// needs the consent of the process (<c>FAULTKIT_ALLOW</c>). Where a terminal fault keeps the call from being made, it is suppressed.
/// </remarks>
public abstract record PressureFault : Fault
{
    /// <summary>How long a custom point is under pressure unless said otherwise: there is no call around it.</summary>
    public static readonly TimeSpan DefaultDuration = TimeSpan.FromSeconds(1);

    private protected PressureFault()
    {
    }

    /// <summary>How long it lasts at most; null for as long as the call, and for <see cref="DefaultDuration"/> at a custom point.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>The setting that all of them have.</summary>
    internal static PropertyShape DurationProperty { get; } = new(
        "duration",
        new DurationShape(TimeSpan.FromMilliseconds(1), LatencyFault.MaxDelay),
        "How long it lasts at most; as long as the call by default, and 1s at points.");

    internal override FaultRole Role => FaultRole.Pressure;

    internal override string? Complaint =>
        Duration <= TimeSpan.Zero || Duration > LatencyFault.MaxDelay ? $"the duration must be up to {DurationText.Write(LatencyFault.MaxDelay)}" : SizeComplaint;

    /// <summary>What is wrong with how much is asked for; null where nothing is.</summary>
    private protected abstract string? SizeComplaint { get; }

    /// <summary>Begins to press.</summary>
    /// <param name="longest">After this long it may end by itself.</param>
    /// <param name="detail">What was taken.</param>
    /// <returns>Gives it back.</returns>
    internal abstract IDisposable Press(TimeSpan longest, out string detail);

    /// <summary>Where all of them can be acted out.</summary>
    private protected static FaultPlace[] PlacesWith(string note) => [new(PointKind.Lambda, true, false, note), new(PointKind.Custom, true, false, note)];
}
