namespace FaultKit.Lambda;

/// <summary>The function's own answer on its way to the Runtime API: what a transport lets the protocol do to it.</summary>
/// <remarks>A transport that holds its thread does so in here, and gives back what has been completed.</remarks>
internal interface IFunctionAnswer
{
    /// <summary>Whether it is a result or a failure.</summary>
    RuntimeApiVerb Verb { get; }

    /// <summary>Whether it is sent while the function still works on it.</summary>
    bool IsStreamed { get; }

    /// <summary>Whether it is streamed to whoever asked over HTTP: status and headers then come first, in a form of their own.</summary>
    bool IsHttpStream { get; }

    /// <summary>Whether an error can be told behind it.</summary>
    bool HasTrailers { get; }

    /// <summary>Whether there is anything to change.</summary>
    bool HasBody { get; }

    /// <summary>Its length in bytes; null where nobody knows yet.</summary>
    long? Length { get; }

    /// <summary>Waits for the delays after the function.</summary>
    ValueTask DelayAsync(FaultDecision decision);

    /// <summary>Holds it.</summary>
    /// <param name="decision">Whose fault it is.</param>
    /// <param name="move">For how long at most.</param>
    /// <returns>Whether the time is up; otherwise faults were turned off.</returns>
    ValueTask<bool> HoldAsync(FaultDecision decision, HoldMove move);

    /// <summary>All of it. Whoever asks has to send another in its place.</summary>
    ValueTask<ReadOnlyMemory<byte>> ReadAsync();

    /// <summary>Changes it as it passes.</summary>
    void Mangle(MangleMove mangle);

    /// <summary>Ends it early.</summary>
    void EndEarly(StreamEnd end);
}
