namespace FaultKit.Lambda.Tests;

/// <summary>The two ways to an emulated Runtime API.</summary>
public enum Transport
{
    Memory,
    Socket,
}
