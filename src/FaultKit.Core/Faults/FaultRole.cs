namespace FaultKit;

/// <summary>How a fault composes with others at the same call: delays add up, one terminal fault wins, corruption touches what passes.</summary>
internal enum FaultRole
{
    /// <summary>Holds the call back and lets it pass.</summary>
    Delay,

    /// <summary>Decides what the caller gets; the first in the order of the document wins.</summary>
    Terminal,

    /// <summary>Changes bytes of a payload that really passes.</summary>
    Payload,

    /// <summary>Takes something of the process while the call lasts.</summary>
    Pressure,
}
