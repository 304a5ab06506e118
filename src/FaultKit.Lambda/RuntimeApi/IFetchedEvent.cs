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

    /// <summary>Changes the event.</summary>
    ValueTask MangleAsync(MangleMove mangle);

    /// <summary>Keeps the event for the next poll: nobody else will be sent it.</summary>
    void Keep();
}
