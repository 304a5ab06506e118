namespace FaultKit.Testing;

/// <summary>A message of an <see cref="EmulatedQueue"/>.</summary>
/// <remarks>Its numbers grow while it is in a queue. May be read from any thread at once.</remarks>
public sealed class EmulatedMessage
{
    private int _receiveCount;

    internal EmulatedMessage(string id, string body, DateTimeOffset sent, FaultInjector? test = null)
    {
        (Id, Body, Sent, Test) = (id, body, sent, test);
    }

    /// <summary>Gets the message's id, which batch item failures name; the same with every run.</summary>
    public string Id { get; }

    /// <summary>Gets the body.</summary>
    public string Body { get; }

    /// <summary>Gets when it was sent, on the emulator's clock.</summary>
    public DateTimeOffset Sent { get; }

    /// <summary>Gets how often it was received, <c>ApproximateReceiveCount</c>; stays when it moves to a dead-letter queue.</summary>
    public int ReceiveCount
    {
        get => Volatile.Read(ref _receiveCount);
        internal set => Volatile.Write(ref _receiveCount, value);
    }

    /// <summary>The test that it was sent in; null for none. What a function does with it belongs to that test.</summary>
    internal FaultInjector? Test { get; }

    /// <summary>How many were sent before it, and it.</summary>
    internal long Number { get; init; }

    internal DateTimeOffset? FirstReceived { get; set; }

    /// <summary>Hides it after a receive. Guarded by the queue.</summary>
    internal QueueLease? Lease { get; set; }

    /// <inheritdoc/>
    public override string ToString() => $"{Id}, received {ReceiveCount} time(s): {Body}";
}
