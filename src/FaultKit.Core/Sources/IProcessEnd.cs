namespace FaultKit;

/// <summary>Ways for a process to end, so that a test can put another in the place of its own.</summary>
internal interface IProcessEnd
{
    /// <summary>At once.</summary>
    /// <param name="message">What the error stream is left with.</param>
    void Crash(string message);

    /// <summary>In order.</summary>
    /// <param name="code">The exit code.</param>
    void Exit(int code);
}
