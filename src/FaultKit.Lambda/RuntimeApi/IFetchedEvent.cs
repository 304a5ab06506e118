namespace FaultKit.Lambda;

/// <summary>An event on its way from the Runtime API to the function: what a transport lets the protocol do to it.</summary>
/// <remarks>A transport that holds its thread does so in here, and gives back what has been completed.</remarks>
internal interface IFetchedEvent
{
    /// <summary>Whether it is an event, and not an error or something else.</summary>
    bool IsEvent { get; }

    /// <summary>Whether the poll has been given up: what waits for it then ends as cancelled.</summary>
    bool IsGivenUp { get; }

    /// <summary>A header of the event; null where it has none of that name.</summary>
    string? Header(string name);

    /// <summary>The whole event.</summary>
    ValueTask<ReadOnlyMemory<byte>> ReadAsync();

    /// <summary>Waits for the delays of one side.</summary>
    /// <param name="decision">Whose.</param>
    /// <param name="when">The side.</param>
    /// <param name="isTaken">Whether the invocation is ours to answer, so that the wait goes on if the poll is given up.</param>
    ValueTask DelayAsync(FaultDecision decision, FaultWhen when, bool isTaken);

    /// <summary>Holds the event.</summary>
    /// <param name="decision">Whose fault it is.</param>
    /// <param name="move">For how long at most.</param>
    /// <param name="isTaken">Whether the invocation is ours, so that the wait goes on if the poll is given up.</param>
    /// <returns>Whether the time is up; otherwise faults were turned off.</returns>
    ValueTask<bool> HoldAsync(FaultDecision decision, HoldMove move, bool isTaken);

    /// <summary>Puts another event in its place; it was read before.</summary>
    void Replace(ReadOnlyMemory<byte> json);

    /// <summary>Tells the function of another deadline; the event was read before.</summary>
    /// <param name="milliseconds">Since 1970.</param>
    void SetDeadline(string milliseconds);

    /// <summary>Keeps the event for the next poll: nobody else will be sent it.</summary>
    void Keep();
}
