namespace FaultKit.Testing;

/// <summary>What Lambda does with asynchronous invocations of a function. The defaults are Lambda's own.</summary>
/// <remarks>Immutable once made. A value that Lambda would refuse is refused where it is set.</remarks>
public sealed class AsyncInvokeOptions
{
    internal static AsyncInvokeOptions Default { get; } = new();

    /// <summary>Gets how often an event that failed is tried again; 0 to 2, and 2 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or more than 2.</exception>
    public int MaximumRetryAttempts
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 2);
            field = value;
        }
    } = 2;

    /// <summary>Gets how old an event may become before Lambda gives it up; 60 s to 6 h, and 6 h by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 60 s or more than 6 h.</exception>
    public TimeSpan MaximumEventAge
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.FromSeconds(60));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, TimeSpan.FromHours(6));
            field = value;
        }
    } = TimeSpan.FromHours(6);

    /// <summary>Gets the queue that is told of an event that was given up; null, the default, for none.</summary>
    public EmulatedQueue? OnFailure { get; init; }

    /// <summary>Gets the queue that is told of an event that was done; null, the default, for none.</summary>
    public EmulatedQueue? OnSuccess { get; init; }
}
