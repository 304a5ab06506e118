namespace FaultKit.Lambda;

/// <summary>The process around a relay: what a relay reads of it and does to it, so that a test can put another in its place.</summary>
internal interface IRelayProcess
{
    /// <summary>The address that the relay of this process stands at, whoever started it; null where there is none.</summary>
    string? Relayed { get; set; }

    /// <summary>The environment.</summary>
    ProcessEnvironment Read();

    /// <summary>Sets an environment variable.</summary>
    void Write(string name, string value);

    /// <summary>Ends the process at once.</summary>
    void End(string message);
}
