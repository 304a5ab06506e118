namespace FaultKit.Testing;

/// <summary>Messages that were received together, for as long as nobody else sees them. Guarded by the queue.</summary>
internal sealed class QueueLease(IEnumerable<QueueMessage> messages)
{
    private readonly List<QueueMessage> _messages = [.. messages];

    public ITimer? Timer { get; set; }

    /// <summary>One of them is done; where all are, nothing is left to wait for.</summary>
    public void Drop(QueueMessage message)
    {
        if (_messages.Remove(message) && _messages.Count == 0)
        {
            Timer?.Dispose();
        }
    }

    /// <summary>Gives those that are not done, once.</summary>
    public IReadOnlyList<QueueMessage> End()
    {
        Timer?.Dispose();
        QueueMessage[] left = [.. _messages];
        _messages.Clear();
        return left;
    }
}
