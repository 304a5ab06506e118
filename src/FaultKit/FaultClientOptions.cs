namespace FaultKit;

/// <summary>How faults act in one client of the factory.</summary>
internal sealed class FaultClientOptions
{
    /// <summary>See <see cref="FaultHttpHandler.UsesWire"/>.</summary>
    public bool UsesWire { get; set; }
}
