namespace FaultKit.Lambda;

/// <summary>The failure of a throttled invocation; its name is what Lambda's own API calls it.</summary>
/// <remarks>Source of name and message: AWS Lambda API reference, Invoke, errors.</remarks>
public sealed class TooManyRequestsException : Exception
{
    /// <summary>A failure in Lambda's own words.</summary>
    public TooManyRequestsException()
        : base("Rate Exceeded.")
    {
    }

    /// <summary>A failure.</summary>
    /// <param name="message">What it says.</param>
    public TooManyRequestsException(string message)
        : base(message)
    {
    }

    /// <summary>A failure with a cause.</summary>
    /// <param name="message">What it says.</param>
    /// <param name="innerException">The cause.</param>
    public TooManyRequestsException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
