namespace FaultKit.Testing;

/// <summary>How Lambda reads a queue for a function. The names are those of an event source mapping.</summary>
/// <remarks>Immutable once made. A value that Lambda would refuse is refused where it is set.</remarks>
public sealed class EventSourceMappingOptions
{
    internal static EventSourceMappingOptions Default { get; } = new();

    /// <summary>Gets the most messages of one invocation; 1 to 10,000, and 10 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1 or more than 10,000.</exception>
    public int BatchSize
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 10_000);
            field = value;
        }
    } = 10;

    /// <summary>Gets how long a batch that is not full waits for more messages; by default it does not. At most 5 minutes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or more than 5 minutes.</exception>
    public TimeSpan MaximumBatchingWindow
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.Zero);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, TimeSpan.FromMinutes(5));
            field = value;
        }
    }

    /// <summary>Gets a value indicating whether the function's answer may name the messages that failed (<c>ReportBatchItemFailures</c>); by default not.</summary>
    /// <value>By default an answer, whatever is in it, means that all are done.</value>
    public bool ReportBatchItemFailures { get; init; }

    /// <summary>Gets how many batches the function is given at once; 1 by default, so that a test sees the same order with every run.</summary>
    /// <value>Lambda begins with 5, and allows no fewer than 2. More than one need more than one runtime.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int MaximumConcurrency
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 1;
}
