namespace FaultKit;

/// <summary>Whether faults are on, for what was decided while they were: waits end with it, and no hit is recorded after it.</summary>
internal sealed class PlanSwitch
{
    private readonly Action _end;

    public PlanSwitch()
    {
        // Without a timer or a handle there is nothing in it to dispose of.
        var ended = new CancellationTokenSource();
        (Ended, _end) = (ended.Token, ended.Cancel);
    }

    /// <summary>Whether faults were turned off. Changed and read under the journal's lock, where it decides about a hit.</summary>
    public bool IsOff { get; set; }

    /// <summary>Cancelled when faults are turned off.</summary>
    public CancellationToken Ended { get; }

    public void End() => _end();
}
