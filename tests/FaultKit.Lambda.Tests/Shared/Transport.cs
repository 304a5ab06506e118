namespace FaultKit.Lambda.Tests;

/// <summary>The ways of invocations from an emulated Runtime API, and what injects on them.</summary>
public enum Transport
{
    /// <summary>The handler, without a socket.</summary>
    Memory,

    /// <summary>The handler, over loopback.</summary>
    Socket,

    /// <summary>The relay.</summary>
    Relay,
}
