namespace FaultKit.Testing;

/// <summary>How an <see cref="EmulatedQueue"/> behaves. The defaults are those of SQS.</summary>
/// <remarks>Immutable once made. A value that SQS would refuse is refused where it is set.</remarks>
public sealed class QueueOptions
{
    internal static QueueOptions Default { get; } = new();

    /// <summary>Gets how long a message stays hidden once it was received, unless it is deleted meanwhile; 30 s by default.</summary>
    /// <value>
    /// More than zero, at most 12 hours. Where a function takes longer than that, its messages come again while it still works on them, as
    /// in SQS, if <see cref="EventSourceMappingOptions.MaximumConcurrency"/> lets another batch begin: AWS asks for six times the function's
    /// timeout.
    /// </value>
    /// <exception cref="ArgumentOutOfRangeException">The value is zero, negative or more than 12 hours.</exception>
    public TimeSpan VisibilityTimeout
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, TimeSpan.FromHours(12));
            field = value;
        }
    } = TimeSpan.FromSeconds(30);

    /// <summary>Gets where messages go that were received <see cref="MaxReceiveCount"/> times and not deleted; null, the default, for nowhere.</summary>
    public EmulatedQueue? DeadLetterQueue { get; init; }

    /// <summary>Gets how often a message is received before it goes to the <see cref="DeadLetterQueue"/>; 1 to 1,000, and 3 by default.</summary>
    /// <value>Without effect where there is no such queue: messages then come again without end.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1 or more than 1,000.</exception>
    public int MaxReceiveCount
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 1_000);
            field = value;
        }
    } = 3;
}
