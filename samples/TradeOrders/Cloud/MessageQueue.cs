using System.Threading.Channels;

namespace TradeOrders.Cloud;

/// <summary>A queue as SQS has it: what is not done is delivered again, and what is delivered too often goes to a dead-letter queue.</summary>
internal sealed class MessageQueue(string name, CloudWatch watch)
{
    /// <summary>How often a message is delivered before it goes to the dead-letter queue (<c>maxReceiveCount</c>).</summary>
    public const int MostReceives = 3;

    /// <summary>How long a message that was received stays hidden from others; SQS has 30 s, which nobody would want to watch.</summary>
    private static readonly TimeSpan s_visibilityTimeout = TimeSpan.FromSeconds(1.5);

    private readonly Channel<QueueMessage> _visible = Channel.CreateUnbounded<QueueMessage>();
    private int _sent;
    private int _outstanding;

    public string Name => name;

    /// <summary>Messages that are neither done nor dead.</summary>
    public int Outstanding => Volatile.Read(ref _outstanding);

    public ChannelReader<QueueMessage> Visible => _visible.Reader;

    public void Send(string body)
    {
        var message = new QueueMessage($"{name}-{Interlocked.Increment(ref _sent):00000}", body, DateTimeOffset.UtcNow);
        Interlocked.Increment(ref _outstanding);
        watch.OnQueued(message.OrderId, name);
        _visible.Writer.TryWrite(message);
    }

    /// <summary>A message is done.</summary>
    public void Delete() => Interlocked.Decrement(ref _outstanding);

    /// <summary>A message was received and not done: it comes back when its visibility timeout ends, unless it has come too often.</summary>
    public void GiveBack(QueueMessage message)
    {
        watch.OnReturned(message.OrderId, name);
        if (message.Receives >= MostReceives)
        {
            watch.OnDeadLetter(message.OrderId, name);
            Interlocked.Decrement(ref _outstanding);
            return;
        }

        _ = ComeBackAsync(message);
    }

    private async Task ComeBackAsync(QueueMessage message)
    {
        var hidden = message.LastReceived + s_visibilityTimeout - DateTimeOffset.UtcNow;
        if (hidden > TimeSpan.Zero)
        {
            await Task.Delay(hidden);
        }

        _visible.Writer.TryWrite(message);
    }
}
