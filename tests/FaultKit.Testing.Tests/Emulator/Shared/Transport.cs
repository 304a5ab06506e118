namespace FaultKit.Testing.Tests;

/// <summary>The two ways to an emulator; what does not depend on the way is tested over both.</summary>
public enum Transport
{
    Memory,
    Socket,
}
