namespace FaultKit.Testing;

/// <summary>Messages that were received together, for as long as nobody else sees them. Guarded by the queue.</summary>
internal sealed class QueueLease(IReadOnlyList<EmulatedMessage> batch)
{
    private readonly List<EmulatedMessage> _messages = [.. batch];

    /// <summary>What was received, done or not.</summary>
    public IReadOnlyList<EmulatedMessage> Batch => batch;

    public ITimer? Timer { get; set; }

    /// <summary>One of them is done; where all are, nothing is left to wait for.</summary>
    public void Drop(EmulatedMessage message)
    {
        if (_messages.Remove(message) && _messages.Count == 0)
        {
            Timer?.Dispose();
        }
    }

    /// <summary>Gives those that are not done, once.</summary>
    public IReadOnlyList<EmulatedMessage> End()
    {
        Timer?.Dispose();
        EmulatedMessage[] left = [.. _messages];
        _messages.Clear();
        return left;
    }
}
